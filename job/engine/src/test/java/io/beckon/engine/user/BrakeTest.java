package io.beckon.engine.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.catalog.Control;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.time.TimeRules;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.Said;
import io.beckon.engine.user.StageHarness.Backend;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A campaign that lets in or sends too much asks for its own pause. */
class BrakeTest {

  private static final long START = 1_740_823_200_000L;
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long HOUR = 60 * MINUTE;

  private StageHarness stage;
  private int events;

  @AfterEach
  void stop() throws Exception {
    stage.close();
  }

  @Test
  void moreEntriesThanAllowedAskForOnePause() throws Exception {
    stage = stage(1, campaign("limits: {per_hour: 3}", "wait: 1h"));

    for (int user = 0; user < 6; user++) {
      apply("user-" + user, START + user);
    }

    assertThat(stage.pauses())
        .containsExactly("shop brake-0-" + (START + 3) + ": more than 3 entries an hour");
    assertThat(braked())
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.userId()).isEqualTo("user-3");
              assertThat(record.reason()).isEqualTo("more than 3 entries an hour");
            });
  }

  /** A job that is set back reads of the pause that it asked for when this was live. */
  @Test
  void aReplayThatKnowsThePauseAsksForNoOther() throws Exception {
    stage = stage(1, campaign("limits: {per_hour: 3}", "wait: 1h"));
    long inForce = START + 30_000;
    stage.publish(
        new CampaignChange(
            new Said(Control.of(Control.Verb.PAUSE, "shop"), "brake-0-" + (START + 3), START, "x"),
            inForce,
            0,
            9));

    for (int user = 0; user < 6; user++) {
      apply("user-" + user, START + user);
    }

    assertThat(stage.pauses()).isEmpty();
    assertThat(braked()).isEmpty();
  }

  @Test
  void messagesCountByThemselves() throws Exception {
    stage = stage(1, campaign("limits: {per_hour: 3}", "send: email\n    template: again"));

    apply("user-0", START);
    assertThat(stage.pauses()).isEmpty();
    apply("user-1", START);

    assertThat(stage.pauses())
        .hasSize(1)
        .first()
        .asString()
        .endsWith("more than 3 messages an hour");
  }

  @Test
  void eachHourCountsAnew() throws Exception {
    stage = stage(1, campaign("limits: {per_hour: 3}", "wait: 1h"));

    for (int i = 0; i < 9; i++) {
      apply("user-" + i, START + i / 3 * HOUR);
    }

    assertThat(stage.pauses()).isEmpty();
  }

  /** Partitions that are worked off after an outage are at different hours. */
  @Test
  void hoursThatComeInTurnsCountByThemselves() throws Exception {
    stage = stage(1, campaign("limits: {per_hour: 3}", "wait: 1h"));

    for (int i = 0; i < 6; i++) {
      apply("user-" + i, START + i % 2 * HOUR);
    }

    assertThat(stage.pauses()).isEmpty();
  }

  /** A job that is made anew from an old log must not stop today's campaign. */
  @Test
  void whatLiesBeforeTheCutOverIsNoReasonToStop() throws Exception {
    stage =
        stage(
            TimeRules.DEFAULT.withSendFrom(START + HOUR),
            1,
            campaign("limits: {per_hour: 3}", "wait: 1h"));

    for (int i = 0; i < 6; i++) {
      apply("user-" + i, START);
    }

    assertThat(stage.pauses()).isEmpty();
  }

  @Test
  void eachWorkerHasAShare() throws Exception {
    stage = stage(2, campaign("limits: {per_hour: 6}", "wait: 1h"));

    for (int user = 0; user < 8; user++) {
      apply("ann", START + user);
    }

    assertThat(stage.pauses())
        .hasSize(1)
        .first()
        .asString()
        .endsWith("more than 6 entries an hour");
  }

  @Test
  void withoutALimitNothingIsAskedFor() throws Exception {
    stage = stage(1, campaign("priority: 50", "wait: 1h"));

    for (int user = 0; user < 100; user++) {
      apply("user-" + user, START);
    }

    assertThat(stage.pauses()).isEmpty();
    assertThat(braked()).isEmpty();
  }

  private List<JourneyRecord> braked() {
    return stage.effects().stream()
        .filter(JourneyRecord.class::isInstance)
        .map(JourneyRecord.class::cast)
        .filter(record -> record.decision() == Decision.BRAKED)
        .toList();
  }

  private void apply(String user, long logTime) throws Exception {
    stage.apply(
        new LoggedEvent(
            new Event(
                Event.Kind.TRACK,
                "cart",
                user,
                "m-" + events++,
                logTime,
                Map.of("id", (long) events)),
            logTime,
            0));
  }

  private static StageHarness stage(int workers, String campaign) throws Exception {
    return stage(TimeRules.DEFAULT, workers, campaign);
  }

  private static StageHarness stage(TimeRules rules, int workers, String campaign)
      throws Exception {
    return new StageHarness(
        rules,
        Backend.HEAP,
        workers,
        List.of(new CampaignChange("shop", "v1", "shop.yaml", campaign, Long.MIN_VALUE, 0, 0)));
  }

  private static String campaign(String more, String step) {
    return "campaign: shop\ntrigger: {event: cart}\nfrequency: always\nper: id\n"
        + more
        + "\nsteps:\n  - "
        + step
        + "\n  - send: email\n    template: first\n";
  }
}
