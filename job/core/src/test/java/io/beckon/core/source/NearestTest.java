package io.beckon.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {

  private static final List<String> KNOWN =
      List.of("event", "profile", "price", "per", "goal", "wait", "while_inside");

  @ParameterizedTest
  @CsvSource({
    "evnt, event",
    "Event, event",
    "prize, price",
    "porfile, profile",
    "while_insde, while_inside",
    "while-inside, while_inside",
    "While Inside, while_inside",
    "wiat, wait",
    "waits, wait",
    "pre, per",
  })
  void guessesASlip(String written, String meant) {
    assertThat(Nearest.of(written, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "foo", "budget", "inside", "customer"})
  void doesNotGuessAtRandom(String written) {
    assertThat(Nearest.of(written, KNOWN)).isEmpty();
  }

  @Test
  void doesNotCompareWhatIsNoWord() {
    assertThat(Nearest.of("wait".repeat(100_000), KNOWN)).isEmpty();
  }
}
