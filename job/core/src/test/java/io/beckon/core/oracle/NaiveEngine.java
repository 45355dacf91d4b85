package io.beckon.core.oracle;

import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.model.Campaign;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Trigger;
import io.beckon.core.time.RollCall;
import io.beckon.core.time.TimeRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * The rules of time and order for one user, from the rule books alone: nothing is indexed, nothing
 * is summed up, nothing is forgotten, and every deadline is found anew each time.
 */
final class NaiveEngine implements Loop.Lane {

  private final NaiveUser user;
  private final NaiveClauses clauses;
  private final NaiveExits exits;
  private final NaiveWaits waits;
  private final NaiveSteps steps;
  private final NaiveDoor door;
  private final NaiveTriggers triggers;
  private final NaiveWatches watches;
  private final NaiveRound round;
  private final NaiveEnding ending;
  private final NaiveWithdrawal withdrawal;
  private final NaiveInterest interest;
  private final NaiveMeeting meeting;

  /** One instant enters a campaign once, as one event does. */
  private final Set<String> offered = new HashSet<>();

  /** Whether a journey has set an attribute since triggers were last asked. */
  private boolean attributeSet;

  private final List<Seen> seen = new ArrayList<>();

  private record Seen(String messageId, long logTime) {}

  /** At one instant and campaign: exits, waits, triggers. */
  private enum Kind {
    EXIT,
    WAIT,
    LOOK,
    TRIGGER
  }

  /**
   * What is due.
   *
   * @param journey null for a trigger
   * @param index of the exit condition, or of the trigger
   */
  private record Deadline(
      Kind kind,
      long handled,
      long due,
      Campaign campaign,
      NaiveJourney journey,
      int index,
      NaiveWatches.Turning turning) {

    int entry() {
      return journey == null ? 0 : journey.entry;
    }

    /** Whether the answer of a condition could turn then, and need not. */
    boolean isGuess() {
      return kind == Kind.EXIT || (kind == Kind.TRIGGER && turning.isGuess());
    }
  }

  private static final Comparator<Deadline> DUE_FIRST =
      Comparator.comparing(Deadline::handled)
          .thenComparing(Deadline::due)
          .thenComparing(Deadline::campaign, World.GOES_FIRST)
          .thenComparing(Deadline::kind)
          .thenComparing(Deadline::entry)
          .thenComparing(Deadline::index);

  NaiveEngine(String userId, World world, TimeRules rules, Function<String, Meaning> meanings) {
    user = new NaiveUser(userId, world, rules, meanings);
    clauses = new NaiveClauses(user);
    NaiveDates dates = new NaiveDates(user);
    round = new NaiveRound(user, new NaiveGuards(user, dates));
    ending = new NaiveEnding(user, round);
    withdrawal = new NaiveWithdrawal(ending);
    exits = new NaiveExits(user, clauses, ending);
    waits = new NaiveWaits(user);
    steps =
        new NaiveSteps(
            user, clauses, dates, waits, round, ending, exits, () -> attributeSet = true);
    door = new NaiveDoor(user, clauses, steps, waits, ending);
    triggers = new NaiveTriggers(user);
    watches = new NaiveWatches(user, clauses, dates);
    interest = new NaiveInterest(world);
    meeting = new NaiveMeeting(user, watches, ending, new NaiveMove(user, clauses, steps, exits));
  }

  Outcome outcome() {
    return user.outcome;
  }

  /** Takes the next event of the log. */
  @Override
  public void apply(LoggedEvent logged) {
    if (!interest.covers(logged.event(), logged.logTime())) {
      return;
    }
    boolean seenBefore = user.clock != Long.MIN_VALUE;
    advance(Math.max(user.clock, logged.logTime()));
    user.clock = Math.max(user.clock, logged.logTime());
    meeting.meet(seenBefore);
    if (isRepeated(logged.event().messageId())) {
      playRounds();
      return;
    }
    boolean ahead = logged.event().time() > user.clock + user.rules.futureTolerance();
    Event event = ahead ? logged.event().at(user.clock) : logged.event();
    NaiveLog.Happened happened = user.log.add(event, user.clock);
    for (NaiveJourney journey : user.journeysInOrder()) {
      exits.onEvent(journey, happened);
    }
    user.journeysInOrder().forEach(journey -> withdrawal.onEvent(journey, happened));
    for (NaiveJourney journey : user.journeysInOrder()) {
      if (waits.answers(journey, happened)) {
        steps.answer(journey, happened, true);
      }
    }
    pullTriggers(happened);
    playRounds();
  }

  /** Lets log time pass: everything with {@code H} up to here is handled. */
  @Override
  public void advance(long until) {
    for (long next = nextInstant(); next <= until; next = nextInstant()) {
      if (isDoubtful(next)) {
        user.outcome.doubts().add(next);
      }
      user.clock = Math.max(user.clock, next);
      meeting.meet(true);
      playRounds();
    }
  }

  /** Whether something would be met at an instant at which, maybe, nobody looks at the user. */
  private boolean isDoubtful(long instant) {
    return meeting.mayBeMissed(instant)
        && !rollCall().equals(OptionalLong.of(instant))
        && deadlines().stream()
            .filter(deadline -> deadline.handled() <= instant)
            .allMatch(Deadline::isGuess);
  }

  /** The first instant of log time at which something is due. */
  @Override
  public long nextInstant() {
    LongStream deadline = deadlines().stream().mapToLong(Deadline::handled);
    return LongStream.concat(deadline, rollCall().stream()).min().orElse(Long.MAX_VALUE);
  }

  @Override
  public List<LoggedEvent> takeEmitted() {
    List<LoggedEvent> emitted = List.copyOf(user.emitted);
    user.emitted.clear();
    return emitted;
  }

  /** Once a day everybody is looked at; nothing is seen unless there is something to meet. */
  private OptionalLong rollCall() {
    if (user.clock == Long.MIN_VALUE || user.rules.rollCall() == 0) {
      return OptionalLong.empty();
    }
    return meeting.instants().stream()
        .mapToLong(Long::longValue)
        .map(from -> Math.max(user.clock, from - 1))
        .map(after -> RollCall.next(user.id, after, user.rules.rollCall()))
        .filter(instant -> meeting.isAnythingNew(instant))
        .min();
  }

  private boolean isRepeated(String messageId) {
    boolean repeated =
        seen.stream()
            .anyMatch(
                one ->
                    one.messageId().equals(messageId)
                        && one.logTime() > user.clock - user.rules.repeatWindow());
    if (!repeated) {
      seen.add(new Seen(messageId, user.clock));
    }
    return repeated;
  }

  /** One event enters a campaign once, by the first trigger that matches; a stale one nobody. */
  private void pullTriggers(NaiveLog.Happened happened) {
    boolean stale = user.clock - happened.time() > user.rules.staleness();
    for (Campaign campaign : user.world.inForce(user.clock)) {
      boolean entered = stale;
      for (Trigger trigger : campaign.triggers()) {
        // Others can only be turned by what journeys change at this event: asked behind it.
        boolean pulled =
            interest.concerns(trigger, happened.event())
                && (watches.isTurnedOn(campaign, trigger) || triggers.matches(trigger, happened));
        if (pulled && !entered) {
          door.offer(campaign, Occasion.of(happened));
          entered = true;
        }
      }
    }
  }

  private void onAttribute() {
    for (Campaign campaign : user.world.inForce(user.clock)) {
      watches
          .onAttribute(campaign)
          .filter(occasion -> isFirst(campaign, user.clock))
          .ifPresent(occasion -> door.offer(campaign, occasion));
    }
  }

  private boolean isFirst(Campaign campaign, long due) {
    return offered.add(campaign.id() + " at " + due + " in " + user.clock);
  }

  private List<Deadline> deadlines() {
    List<Deadline> deadlines = new ArrayList<>();
    long grace = user.rules.grace();
    for (NaiveJourney journey : user.journeys) {
      Campaign campaign = journey.campaign;
      if (journey.wakes != null) {
        long due = journey.putOff == null ? journey.wakesFor : journey.due;
        deadlines.add(new Deadline(Kind.WAIT, journey.wakes, due, campaign, journey, 0, null));
      }
      journey
          .lookedAtNext()
          .map(at -> new Deadline(Kind.LOOK, at, at, campaign, journey, 0, null))
          .ifPresent(deadlines::add);
      List<Clause> conditions = journey.inside ? journey.exitConditions() : List.of();
      for (int i = 0; i < conditions.size(); i++) {
        for (long due : clauses.mayTurn(conditions.get(i), journey.askedAt.get(i))) {
          deadlines.add(new Deadline(Kind.EXIT, due + grace, due, campaign, journey, i, null));
        }
      }
    }
    for (NaiveWatches.Turning one : watches.turnings()) {
      NaiveWatches.Watch watch = one.watch();
      deadlines.add(
          new Deadline(
              Kind.TRIGGER, one.handled(), one.due(), watch.campaign, null, watch.index, one));
    }
    return deadlines;
  }

  /** Triggers that an attribute pulls come when the journeys have gone on. */
  private void handleDue() {
    do {
      for (Optional<Deadline> due = firstDue(); due.isPresent(); due = firstDue()) {
        handle(due.get());
      }
      if (attributeSet) {
        attributeSet = false;
        onAttribute();
      }
    } while (attributeSet || firstDue().isPresent());
  }

  private Optional<Deadline> firstDue() {
    return deadlines().stream().filter(deadline -> deadline.handled() <= user.clock).min(DUE_FIRST);
  }

  private void handle(Deadline deadline) {
    switch (deadline.kind()) {
      case EXIT -> exits.onTime(deadline.journey(), deadline.index(), deadline.due());
      case WAIT -> steps.onTime(deadline.journey());
      // To be looked at is enough to meet what has come into force.
      case LOOK -> deadline.journey().lookedAt = deadline.handled();
      case TRIGGER -> {
        watches
            .onTime(deadline.turning())
            .filter(it -> isFirst(deadline.campaign(), deadline.due()))
            .ifPresent(it -> door.offer(deadline.campaign(), it));
      }
    }
  }

  /** What is due comes first, what it makes included; then the guards; then the journeys go on. */
  private void playRounds() {
    List<NaiveRound.Gathered> messages;
    do {
      handleDue();
      messages = round.next();
      List<NaiveJourney> goOn = new ArrayList<>();
      for (NaiveRound.Gathered one : messages) {
        NaiveJourney journey = one.journey();
        String name = steps.name(journey, one.step());
        if (round.isHeld(one, name)) {
          continue;
        }
        if (!stillQualifies(one)) {
          ending.exit(journey, journey.due, "audience");
        } else if (round.passGuards(one, name)) {
          goOn.add(journey);
        }
      }
      goOn.forEach(steps::moveOn);
    } while (!messages.isEmpty());
  }

  /** Where the message was put off, it is asked for the instant at which it is tried again. */
  private boolean stillQualifies(NaiveRound.Gathered one) {
    NaiveJourney journey = one.journey();
    return journey.campaign.audience().isEmpty()
        || clauses.holds(
            journey.campaign.audience().get(),
            one.wasPutOff() ? journey.question(user.clock) : journey.snapshot(user.clock));
  }
}
