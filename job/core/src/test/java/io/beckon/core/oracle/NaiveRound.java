package io.beckon.core.oracle;

import io.beckon.core.effect.Decision;
import io.beckon.core.model.Category;
import io.beckon.core.model.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The messages that wait for the guards of the round. */
final class NaiveRound {

  static final String BEFORE_CUT_OVER = "before the cut-over";

  private static final long TRIES_EVERY = Duration.ofMinutes(5).toMillis();

  private final NaiveUser user;
  private final NaiveGuards guards;
  private final List<Gathered> gathered = new ArrayList<>();

  /** A message, a {@link Step.Send} or a {@link Step.Call}, that its journey has come to. */
  record Gathered(NaiveJourney journey, Step step, boolean wasPutOff) {}

  private static final Comparator<Gathered> GUARDED_FIRST =
      Comparator.comparing(
              (Gathered one) -> one.journey().campaign.priority(), Comparator.reverseOrder())
          .thenComparing(one -> one.journey().due)
          .thenComparing(one -> one.journey().campaign.id())
          .thenComparing(one -> one.journey().entry);

  NaiveRound(NaiveUser user, NaiveGuards guards) {
    this.user = user;
    this.guards = guards;
  }

  void gather(NaiveJourney journey, Step step) {
    gathered.add(new Gathered(journey, step, false));
  }

  void gatherAgain(NaiveJourney journey, Step step) {
    journey.putOff = null;
    gathered.add(new Gathered(journey, step, true));
  }

  /** What was gathered by now, in the order in which the guards are asked. */
  List<Gathered> next() {
    List<Gathered> round = gathered.stream().sorted(GUARDED_FIRST).toList();
    gathered.clear();
    return round;
  }

  /** A journey that is gone sends nothing any more. */
  void takeBack(NaiveJourney journey) {
    gathered.removeIf(one -> one.journey() == journey);
  }

  /** While a campaign is held, its messages try again on a grid of log time until they expire. */
  boolean isHeld(Gathered one, String name) {
    NaiveJourney journey = one.journey();
    Optional<String> hold = user.hold(journey.campaign);
    boolean held =
        hold.isPresent() && !guards.isExpired(NaiveSteps.expiresAfter(one.step()), journey.due);
    if (held) {
      if (!journey.toldOfHold) {
        user.record(journey, Decision.PUT_OFF, name, journey.due, hold.get());
      }
      journey.putOff = one.step();
      journey.wakes = user.clock - Math.floorMod(user.clock, TRIES_EVERY) + TRIES_EVERY;
    }
    journey.toldOfHold = held;
    return held;
  }

  /**
   * Asks the guards.
   *
   * @return false where the message was put off: its journey stays where it is
   */
  boolean passGuards(Gathered one, String name) {
    NaiveJourney journey = one.journey();
    NaiveGuards.Verdict verdict =
        one.step() instanceof Step.Send send
            ? guards.ask(journey, send, journey.due)
            : ofCall((Step.Call) one.step(), journey);
    if (verdict instanceof NaiveGuards.HeldBack heldBack) {
      user.record(journey, Decision.HELD_BACK, name, journey.due, heldBack.reason());
      return true;
    }
    if (verdict instanceof NaiveGuards.PutOff putOff) {
      user.record(journey, Decision.PUT_OFF, name, journey.due, putOff.reason());
      journey.putOff = one.step();
      journey.wakes = putOff.until();
      return false;
    }
    put(one, name, ((NaiveGuards.Goes) verdict).channel());
    if (one.wasPutOff()) {
      journey.due = user.clock;
    }
    return true;
  }

  private NaiveGuards.Verdict ofCall(Step.Call call, NaiveJourney journey) {
    return guards.isExpired(NaiveSteps.expiresAfter(call), journey.due)
        ? new NaiveGuards.HeldBack("expired")
        : new NaiveGuards.Goes("call");
  }

  private void put(Gathered one, String name, String channel) {
    NaiveJourney journey = one.journey();
    journey.lastSend = new Point(user.clock, user.log.place());
    if (Chance.isControl(journey.campaign.control(), journey.campaign.id(), user.id)) {
      user.record(journey, Decision.GHOST, name, journey.due, "");
      return;
    }
    if (one.step() instanceof Step.Send send) {
      guards.count(journey, send, channel);
    }
    if (user.clock < user.rules.sendFrom()) {
      user.record(journey, Decision.HELD_BACK, name, journey.due, BEFORE_CUT_OVER);
      return;
    }
    user.record(journey, Decision.SENT, name, journey.due, "");
    long expiresAt = journey.due + guards.mayBeLate(NaiveSteps.expiresAfter(one.step()));
    Optional<Step.Send> send =
        one.step() instanceof Step.Send is ? Optional.of(is) : Optional.empty();
    journey.put.add(
        new NaiveJourney.Put(
            name,
            channel,
            send.flatMap(Step.Send::topic),
            send.filter(message -> message.category() == Category.MARKETING).isPresent(),
            expiresAt));
    user.outcome.sends().add(command(journey, one.step(), name, channel, expiresAt));
  }

  private Outcome.Send command(
      NaiveJourney journey, Step step, String name, String channel, long expiresAt) {
    Step.Send send = step instanceof Step.Send it ? it : null;
    return new Outcome.Send(
        journey.name(),
        journey.campaign.id(),
        journey.campaign.version(),
        name,
        user.id,
        channel,
        send == null ? ((Step.Call) step).destination() : send.template(),
        send == null ? Category.TRANSACTIONAL : send.category(),
        send == null ? "" : send.topic().orElse(""),
        journey.due,
        user.clock,
        expiresAt,
        journey.trigger.name(),
        Map.copyOf(journey.values),
        new TreeMap<>(journey.variants));
  }
}
