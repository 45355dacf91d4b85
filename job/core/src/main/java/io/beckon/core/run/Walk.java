package io.beckon.core.run;

import io.beckon.core.effect.Decision;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.ExecutableStep;
import io.beckon.core.executable.SendStep;
import io.beckon.core.executable.Situation;
import io.beckon.core.executable.WaitForStep;
import io.beckon.core.state.Anchor;
import io.beckon.core.state.Due;
import io.beckon.core.state.Journey;
import io.beckon.core.turn.Maker;
import io.beckon.core.turn.Offer;
import io.beckon.core.turn.Turn;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Leads a journey from step to step until it must wait, wants to send, or is done. */
final class Walk implements ExecutableStep.Visit {

  private final Journey journey;
  private final ExecutableCampaign campaign;
  private final Turn turn;
  private final StepActs acts;

  /** Changes where an event of before answers a wait on the way. */
  private Maker maker;

  private boolean goesOn = true;

  private Walk(Journey journey, ExecutableCampaign campaign, Maker maker, Turn turn) {
    this.journey = journey;
    this.campaign = campaign;
    this.maker = maker;
    this.turn = turn;
    this.acts = new StepActs(journey, campaign, turn);
  }

  /** Goes on from where the journey stands. */
  static void on(Journey journey, ExecutableCampaign campaign, Maker maker, Turn turn) {
    new Walk(journey, campaign, maker, turn).run();
  }

  /** Goes on behind the step at which the journey stands. */
  static void past(Journey journey, ExecutableCampaign campaign, Maker maker, Turn turn) {
    journey.moveTo(journey.position() + 1);
    on(journey, campaign, maker, turn);
  }

  /**
   * Goes on from where a journey has waited until its time was up. Where the version to which it
   * was moved has no wait in that place, the journey comes to the step only now.
   */
  static void waited(Journey journey, ExecutableCampaign campaign, Maker maker, Turn turn) {
    Walk walk = new Walk(journey, campaign, maker, turn);
    if (walk.step().waits()) {
      walk.step().timeUp(walk);
    }
    walk.run();
  }

  /** Goes on from a wait that is answered. */
  static void answered(
      Journey journey,
      ExecutableCampaign campaign,
      Answers.Answered answer,
      Maker maker,
      Turn turn) {
    Walk walk = new Walk(journey, campaign, maker, turn);
    walk.answered((WaitForStep) walk.step(), answer);
    walk.run();
  }

  private void run() {
    while (goesOn && !journey.ended() && journey.position() < campaign.steps().size()) {
      goesOn = false;
      step().reach(this);
      acts.settle();
    }
    if (goesOn && !journey.ended()) {
      turn.record(journey, Decision.COMPLETED, "", journey.lastDue(), "", Map.of());
      passLastStep();
    }
  }

  /** Offers a message once more that was put off until now. */
  static void again(Journey journey, ExecutableCampaign campaign, Turn turn) {
    boolean paused = journey.isPaused();
    journey.waitFor(null);
    SendStep step = (SendStep) campaign.steps().get(journey.position());
    turn.offers().add(Offer.again(journey, campaign, step, turn.instant(), paused));
  }

  /**
   * Past its last step a journey stays for a goal whose window outlives it, and as long as one of
   * its messages may have to be called back: by a goal or an exit, or by a halt or an end.
   */
  private void passLastStep() {
    journey.passLastStep();
    if (journey.goalEnd() == null) {
      journey.closeGoal();
    }
    Ending.whereDone(journey, turn);
  }

  private ExecutableStep step() {
    return campaign.steps().get(journey.position());
  }

  private void answered(WaitForStep step, Answers.Answered answer) {
    journey.waitFor(null);
    journey.lastDue(Math.max(answer.time(), journey.lastDue()));
    maker = maker.answeredBy(answer.place());
    acts.record(step.id(), Decision.ANSWERED, answer.event(), answer.values());
    goTo(step.then());
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
  public ZoneId zone() {
    return turn.zone();
  }

  @Override
  public Situation situation() {
    return turn.situation(journey, Map.of(), maker.now(due()));
  }

  @Override
  public ExecutableStep.Acts acts() {
    return acts;
  }

  @Override
  public void waitUntil(long instant) {
    waitUntil(instant, null);
  }

  @Override
  public void waitFor(WaitForStep step) {
    Anchor since = maker.since(due());
    Optional<Answers.Answered> before =
        Answers.before(journey, campaign, step, since, maker.now(due()), turn);
    if (before.isPresent()) {
      answered(step, before.get());
    } else {
      waitUntil(due() + step.within(), since);
    }
  }

  private void waitUntil(long instant, Anchor since) {
    Due due = maker.wait(Math.max(instant, due()), turn.rules());
    journey.waitFor(due, since);
    turn.record(journey, Decision.WAITING, step().id(), due.due(), "", Map.of());
  }

  @Override
  public void offer(SendStep step) {
    turn.offers().add(Offer.first(journey, campaign, step, maker));
  }

  @Override
  public void goOn() {
    goTo(journey.position() + 1);
  }

  @Override
  public void goTo(int place) {
    journey.moveTo(place);
    goesOn = true;
  }

  @Override
  public void leave(String reason) {
    String unsent = "" + campaign.messagesFrom(journey.position());
    acts.record(
        step().id(), Decision.EXITED, "step: " + reason, Map.of("messages never sent", unsent));
    passLastStep();
  }
}
