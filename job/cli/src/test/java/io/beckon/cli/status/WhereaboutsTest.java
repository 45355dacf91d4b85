package io.beckon.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WhereaboutsTest {

  private static final Standpoint FIRST_WAIT = new Standpoint("cart", "v1", "step-1", false);

  private final Whereabouts whereabouts = new Whereabouts();

  @Test
  void aJourneyStandsAtTheStepThatItWaitsAt() {
    take("ann", Decision.ENTERED, "", 0);
    take("ann", Decision.WAITING, "step-1", 3_600_000);
    take("bob", Decision.ENTERED, "", 0);
    take("bob", Decision.WAITING, "step-1", 60_000);

    assertThat(whereabouts.counts(3_600_000))
        .containsOnly(Map.entry(FIRST_WAIT, new Whereabouts.Count(2, 1, 60_000)));
    assertThat(whereabouts.at(FIRST_WAIT, 1))
        .containsExactly(new Whereabouts.Journey("bob", FIRST_WAIT, 60_000));
  }

  @Test
  void whoEndsIsInsideNoMore() {
    take("ann", Decision.ENTERED, "", 0);
    take("ann", Decision.WAITING, "step-1", 60_000);
    take("ann", Decision.EXITED, "", 30_000);
    take("bob", Decision.ENTERED, "", 0);
    take("bob", Decision.SENT, "first", 0);
    take("bob", Decision.COMPLETED, "", 0);

    assertThat(whereabouts.counts(0)).isEmpty();
  }

  @Test
  void whatIsCalledBackMovesNobody() {
    take("ann", Decision.ENTERED, "", 0);
    take("ann", Decision.WAITING, "step-1", 60_000);
    take("ann", Decision.CALLED_BACK, "first", 30_000);
    take("bob", Decision.ENTERED, "", 0);
    take("bob", Decision.SENT, "first", 0);
    take("bob", Decision.COMPLETED, "", 0);
    take("bob", Decision.CALLED_BACK, "first", 30_000);
    take("eve", Decision.ENTERED, "", 0);
    take("eve", Decision.EXITED, "", 30_000);
    take("eve", Decision.CALLED_BACK, "first", 30_000);

    assertThat(whereabouts.counts(0))
        .containsOnly(Map.entry(FIRST_WAIT, new Whereabouts.Count(1, 0, 60_000)));
  }

  @Test
  void aMessagePutOffStandsAtItsStepUntilItIsTriedAgain() {
    take("ann", Decision.ENTERED, "", 0);
    whereabouts.take(
        record(
            "ann", "ann", Decision.PUT_OFF, "first", 0, Map.of("until", "1970-01-01T08:00:00Z")));

    assertThat(whereabouts.counts(0))
        .containsOnly(
            Map.entry(
                new Standpoint("cart", "v1", "first", true),
                new Whereabouts.Count(1, 0, 8 * 3_600_000)));
  }

  @Test
  void aRestartTakesThePlaceOfTheOldJourney() {
    take("ann", Decision.ENTERED, "", 0);
    take("ann", Decision.WAITING, "step-1", 60_000);
    whereabouts.take(
        record("ann", "anew", Decision.RESTARTED, "", 30_000, Map.of("instead of", "ann")));
    whereabouts.take(record("ann", "anew", Decision.WAITING, "step-1", 90_000, Map.of()));

    assertThat(whereabouts.counts(0))
        .containsOnly(Map.entry(FIRST_WAIT, new Whereabouts.Count(1, 0, 90_000)));
  }

  @Test
  void whatWasRefusedIsNowhere() {
    take("ann", Decision.REFUSED, "", 0);
    take("bob", Decision.NOT_QUALIFIED, "", 0);
    take("eve", Decision.HELD_BACK, "first", 0);

    assertThat(whereabouts.counts(0)).isEmpty();
  }

  private void take(String user, Decision decision, String step, long due) {
    whereabouts.take(record(user, user, decision, step, due, Map.of()));
  }

  private static JourneyRecord record(
      String user,
      String journey,
      Decision decision,
      String step,
      long due,
      Map<String, String> values) {
    return new JourneyRecord(user, "cart", "v1", journey, decision, step, due, 0, "", values);
  }
}
