package io.beckon.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageIdsTest {

  private static final long WINDOW = 100;

  @Test
  void anIdIsKnownForTheWindowAndFreeAtItsEnd() {
    MessageIds ids = MessageIds.read(null);
    ids.add("m", 1_000, WINDOW);

    assertThat(ids.contains("m", 1_099, WINDOW)).isTrue();
    assertThat(ids.contains("m", 1_100, WINDOW)).isFalse();
    assertThat(ids.contains("other", 1_000, WINDOW)).isFalse();
  }

  @Test
  void idsComeBackFromBytes() {
    MessageIds ids = MessageIds.read(null);
    ids.add("a", 1_000, WINDOW);
    ids.add("b", 1_050, WINDOW);

    MessageIds read = MessageIds.read(ids.write());

    assertThat(read.contains("a", 1_099, WINDOW)).isTrue();
    assertThat(read.contains("a", 1_100, WINDOW)).isFalse();
    assertThat(read.contains("b", 1_149, WINDOW)).isTrue();
    assertThat(read.newest()).isEqualTo(1_050);
  }

  @Test
  void overTheBoundTheOldestIsForgottenAndItIsSaid() {
    MessageIds ids = MessageIds.read(null);
    for (int i = 0; i < MessageIds.BOUND; i++) {
      assertThat(ids.add("m" + i, 1_000, WINDOW)).isTrue();
    }

    assertThat(ids.add("one more", 1_000, WINDOW)).isFalse();
    assertThat(ids.contains("m0", 1_000, WINDOW)).isFalse();
    assertThat(ids.contains("m1", 1_000, WINDOW)).isTrue();
    assertThat(ids.contains("one more", 1_000, WINDOW)).isTrue();
  }

  @Test
  void whatLeftTheWindowTakesNoRoom() {
    MessageIds ids = MessageIds.read(null);
    for (int i = 0; i < 10 * MessageIds.BOUND; i++) {
      assertThat(ids.add("m" + i, i, WINDOW)).isTrue();
    }

    ids.forget(10 * MessageIds.BOUND);

    assertThat(ids.isEmpty()).isTrue();
    assertThat(ids.write()).isNull();
  }
}
