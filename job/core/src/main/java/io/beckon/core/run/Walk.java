package io.beckon.core.run;

import io.beckon.core.effect.Decision;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.ExecutableClause;
import io.beckon.core.executable.ExecutableStep;
import io.beckon.core.executable.SendStep;
import io.beckon.core.executable.Situation;
import io.beckon.core.state.Due;
import io.beckon.core.state.Journey;
import java.util.LinkedHashMap;
import java.util.Map;

/** Leads a journey from step to step until it must wait, wants to send, or is done. */
final class Walk {

  private Walk() {}

  /** Goes on from where the journey stands. */
  static void on(Journey journey, ExecutableCampaign campaign, Maker maker, Turn turn) {
    Visit visit = new Visit(journey, campaign, maker, turn);
    while (journey.position() < campaign.steps().size()) {
      visit.stays = true;
      campaign.steps().get(journey.position()).reach(visit);
      if (visit.stays) {
        return;
      }
      journey.moveTo(journey.position() + 1);
    }
    complete(journey, campaign, turn);
  }

  /** Goes on behind the step at which the journey stands. */
  static void past(Journey journey, ExecutableCampaign campaign, Maker maker, Turn turn) {
    journey.moveTo(journey.position() + 1);
    on(journey, campaign, maker, turn);
  }

  /** Offers a message once more that was put off until now. */
  static void again(Journey journey, ExecutableCampaign campaign, Turn turn) {
    journey.waitFor(null);
    SendStep step = (SendStep) campaign.steps().get(journey.position());
    turn.offers().add(Offer.again(journey, campaign, step, turn.instant()));
  }

  /**
   * Past its last step a journey stays for a goal whose window outlives it, and as long as one of
   * its messages may have to be called back.
   */
  private static void complete(Journey journey, ExecutableCampaign campaign, Turn turn) {
    turn.record(journey, Decision.COMPLETED, "", journey.lastDue(), "", Map.of());
    journey.passLastStep();
    if (journey.goalEnd() == null) {
      journey.closeGoal();
    }
    if (!campaign.callsBack()) {
      journey.sent().clear();
    }
    Ending.whereDone(journey, turn);
  }

  private static final class Visit implements ExecutableStep.Visit {

    private final Journey journey;
    private final ExecutableCampaign campaign;
    private final Maker maker;
    private final Turn turn;
    private boolean stays;

    Visit(Journey journey, ExecutableCampaign campaign, Maker maker, Turn turn) {
      this.journey = journey;
      this.campaign = campaign;
      this.maker = maker;
      this.turn = turn;
    }

    @Override
    public long start() {
      return journey.start().time();
    }

    @Override
    public long due() {
      return journey.lastDue();
    }

    @Override
    public Situation situation() {
      return turn.situation(journey, Map.of(), maker.now(due()));
    }

    @Override
    public void waitUntil(long instant) {
      Due due = maker.wait(Math.max(instant, due()), turn.rules());
      journey.waitFor(due);
      turn.record(journey, Decision.WAITING, step().id(), due.due(), "", Map.of());
    }

    @Override
    public void offer(SendStep step) {
      turn.offers().add(Offer.first(journey, campaign, step, maker));
    }

    @Override
    public void skip(ExecutableClause because) {
      Map<String, String> values = new LinkedHashMap<>();
      because.explain(situation(), values);
      turn.record(journey, Decision.SKIPPED, step().id(), due(), "when", values);
      stays = false;
    }

    private ExecutableStep step() {
      return campaign.steps().get(journey.position());
    }
  }
}
