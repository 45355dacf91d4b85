package io.beckon.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.state.RecentEvents.Recent;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecentEventsTest {

  private static final long WINDOW = 1_000;

  private RecentEvents recent = RecentEvents.read(null);

  @Test
  void whatIsKeptIsReadAsItWas() {
    Recent first = new Recent("visit", 10, 1, 5_000, Map.of("page", "a", "n", 1L));
    Recent second = new Recent("order", 5_500, 2, 5_500, Map.of());
    recent.add(first, WINDOW);
    recent.add(second, WINDOW);
    recent = RecentEvents.read(recent.write());

    assertThat(recent.first(4_999, one -> true)).contains(first);
    assertThat(recent.first(4_999, one -> one.name().equals("order"))).contains(second);
    assertThat(recent.newest()).isEqualTo(5_500);
  }

  @Test
  void nothingOlderThanTheWindowIsFoundEvenWhereItIsStillKept() {
    recent.add(event(1, 5_000, ""), WINDOW);

    assertThat(recent.first(5_000, one -> true)).isEmpty();
  }

  @Test
  void whatLeftTheWindowIsForgotten() {
    recent.add(event(1, 5_000, ""), WINDOW);
    recent.add(event(2, 6_000, ""), WINDOW);

    assertThat(recent.first(0, one -> true).map(Recent::place)).isEqualTo(Optional.of(2L));
    recent.forget(6_000);
    assertThat(recent.isEmpty()).isTrue();
    assertThat(recent.write()).isNull();
  }

  @Test
  void beyondFiftyTheOldestIsForgotten() {
    for (int place = 1; place <= RecentEvents.BOUND; place++) {
      assertThat(recent.add(event(place, 5_000, ""), WINDOW)).isTrue();
    }

    assertThat(recent.add(event(51, 5_000, ""), WINDOW)).isFalse();
    assertThat(recent.first(0, one -> true).map(Recent::place)).isEqualTo(Optional.of(2L));
  }

  @Test
  void beyondItsBytesTheOldestIsForgottenAndOneThatIsTooLargeIsNotKept() {
    String half = "x".repeat(RecentEvents.BYTES / 2);
    assertThat(recent.add(event(1, 5_000, half), WINDOW)).isTrue();
    assertThat(recent.add(event(2, 5_000, half), WINDOW)).isFalse();
    assertThat(recent.first(0, one -> true).map(Recent::place)).isEqualTo(Optional.of(2L));

    assertThat(recent.add(event(3, 5_000, half + half), WINDOW)).isFalse();
    assertThat(recent.isEmpty()).isTrue();
  }

  private static Recent event(long place, long logTime, String text) {
    return new Recent("visit", logTime, place, logTime, Map.of("text", text));
  }
}
