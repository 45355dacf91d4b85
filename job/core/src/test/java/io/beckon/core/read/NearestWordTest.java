package io.beckon.core.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestWordTest {

  private static final List<String> WORDS = List.of("per", "goal", "wait", "while_inside");

  @ParameterizedTest
  @CsvSource({
    "while_insde, while_inside",
    "whlie_inside, while_inside",
    "while-inside, while_inside",
    "While Inside, while_inside",
    "wiat, wait",
    "waits, wait",
    "goals, goal",
    "pre, per",
  })
  void guessesASlip(String written, String meant) {
    assertThat(NearestWord.to(written, WORDS)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "foo", "budget", "inside"})
  void doesNotGuessAtRandom(String written) {
    assertThat(NearestWord.to(written, WORDS)).isEmpty();
  }

  @Test
  void doesNotCompareWhatIsNoWord() {
    assertThat(NearestWord.to("wait".repeat(100_000), WORDS)).isEmpty();
  }
}
