package io.beckon.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoomTest {

  private final Room room = new Room(100);

  @Test
  void oneAddressHasAQuarterAndAllTogetherNoMoreThanThereIs() {
    assertThat(room.take("a", 20)).isTrue();
    assertThat(room.take("a", 6)).isFalse();
    assertThat(room.take("a", 5)).isTrue();
    for (String other : new String[] {"b", "c", "d"}) {
      assertThat(room.take(other, 25)).isTrue();
    }
    assertThat(room.take("e", 1)).isFalse();
    room.give("b", 10);
    assertThat(room.take("e", 10)).isTrue();
  }

  @Test
  void whoHasNothingInItIsForgotten() {
    for (int i = 0; i < 1_000; i++) {
      room.take("address " + i, 10);
      room.give("address " + i, 10);
      room.take("address " + i, 26);
      room.give("address " + i, 0);
    }
    assertThat(room.addresses()).isZero();
    assertThat(room.taken()).isZero();
  }
}
