package io.beckon.cli.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecisionWordsTest {

  private static final long NOW = Instant.parse("2025-03-04T10:00:00Z").toEpochMilli();

  @Test
  void anEndSaysWhatItSpared() {
    assertThat(what(Decision.EXITED, "goal", Map.of("messages never sent", "2")))
        .isEqualTo("exited: goal, 2 messages never sent");
    assertThat(what(Decision.EXITED, "exit: cart_emptied", Map.of("messages never sent", "1")))
        .isEqualTo("exited: cart_emptied, 1 message never sent");
    assertThat(what(Decision.EXITED, "audience", Map.of("messages never sent", "0")))
        .isEqualTo("exited: audience");
  }

  @Test
  void whatIsCalledBackMayHaveArrived() {
    assertThat(what(Decision.CALLED_BACK, "unsubscribed: offers", Map.of()))
        .isEqualTo("called back first, unless delivered by then: unsubscribed: offers");
    assertThat(what(Decision.CALLED_BACK, "exit: cart_emptied", Map.of()))
        .isEqualTo("called back first, unless delivered by then: cart_emptied");
    assertThat(DecisionWords.isRefusalOrEnd(record(Decision.CALLED_BACK, "goal", NOW, Map.of())))
        .isFalse();
  }

  @Test
  void whatWasLookedAtIsToldApart() {
    JourneyRecord refused =
        record(Decision.NOT_QUALIFIED, "audience", NOW, Map.of("profile.plan", "missing"));
    assertThat(DecisionWords.what(refused)).isEqualTo("not let in: audience");
    assertThat(DecisionWords.because(refused)).containsExactly("profile.plan = missing");
  }

  @Test
  void aWaitOfMonthsNamesTheDate() {
    assertThat(DecisionWords.what(record(Decision.WAITING, "", NOW + 3_600_000, Map.of())))
        .isEqualTo("waits until Tue 11:00:00");
    assertThat(DecisionWords.what(record(Decision.WAITING, "", NOW + 60L * 86_400_000, Map.of())))
        .isEqualTo("waits until Sat 3 May 10:00:00");
  }

  private static String what(Decision decision, String reason, Map<String, String> values) {
    return DecisionWords.what(record(decision, reason, NOW, values));
  }

  private static JourneyRecord record(
      Decision decision, String reason, long due, Map<String, String> values) {
    return new JourneyRecord("ann", "c", "v1", "j", decision, "first", due, NOW, reason, values);
  }
}
