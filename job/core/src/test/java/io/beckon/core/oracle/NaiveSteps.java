package io.beckon.core.oracle;

import io.beckon.core.effect.Decision;
import io.beckon.core.event.Event;
import io.beckon.core.model.Campaign;
import io.beckon.core.model.Category;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Setting;
import io.beckon.core.model.Step;
import java.time.Duration;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How journeys go through their steps, until the next message or the next wait. */
final class NaiveSteps {

  private final NaiveUser user;
  private final NaiveClauses clauses;
  private final NaiveDates dates;
  private final NaiveWaits waits;
  private final NaiveRound round;
  private final NaiveEnding ending;
  private final NaiveExits exits;

  /** What else an attribute may turn. */
  private final Runnable onAttribute;

  private final Map<Campaign, StepNames> names = new IdentityHashMap<>();

  NaiveSteps(
      NaiveUser user,
      NaiveClauses clauses,
      NaiveDates dates,
      NaiveWaits waits,
      NaiveRound round,
      NaiveEnding ending,
      NaiveExits exits,
      Runnable onAttribute) {
    this.user = user;
    this.clauses = clauses;
    this.dates = dates;
    this.waits = waits;
    this.round = round;
    this.ending = ending;
    this.exits = exits;
    this.onAttribute = onAttribute;
  }

  /** What a step does to its journey. */
  private enum Then {
    GOES_ON,
    STANDS,
    IS_GONE
  }

  /** Goes on until a message is gathered, a wait begins, or the journey is over. */
  void moveOn(NaiveJourney journey) {
    while (!journey.ahead.isEmpty()) {
      if (journey.ahead.pop().accept(new Play(journey)) != Then.GOES_ON) {
        return;
      }
    }
    user.record(journey, Decision.COMPLETED, "", journey.due, "");
    journey.inside = false;
  }

  /** The wait that the journey is in is over. */
  void answer(NaiveJourney journey, NaiveLog.Happened by, boolean byEvent) {
    Step.WaitFor wait = journey.waitsFor;
    journey.waitsFor = null;
    journey.wakes = null;
    journey.movedByEvent = byEvent;
    journey.movedBy = new Point(by.time(), by.place());
    journey.due = by.time();
    user.record(journey, Decision.ANSWERED, name(journey, wait), by.time(), by.name());
    putAhead(journey, wait.then());
    moveOn(journey);
  }

  /** The instant has come for which the journey waits. */
  void onTime(NaiveJourney journey) {
    journey.wakes = null;
    journey.movedByEvent = false;
    journey.movedBy = null;
    if (journey.putOff != null) {
      round.gatherAgain(journey, journey.putOff);
      return;
    }
    journey.due = journey.wakesFor;
    if (journey.waitsFor != null) {
      Step.WaitFor wait = journey.waitsFor;
      journey.waitsFor = null;
      user.record(journey, Decision.TIMED_OUT, name(journey, wait), journey.due, "");
      putAhead(journey, wait.otherwise());
    }
    moveOn(journey);
  }

  String name(NaiveJourney journey, Step step) {
    return names.computeIfAbsent(journey.campaign, StepNames::new).of(step);
  }

  private static void putAhead(NaiveJourney journey, List<Step> steps) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      journey.ahead.push(steps.get(i));
    }
  }

  private final class Play implements Step.Visitor<Then> {

    private final NaiveJourney journey;

    Play(NaiveJourney journey) {
      this.journey = journey;
    }

    @Override
    public Then await(Step.Wait step) {
      return waitUntil(journey.due + step.duration().toMillis(), step);
    }

    @Override
    public Then awaitSinceStart(Step.WaitSinceStart step) {
      return waitUntil(journey.start().time() + step.duration().toMillis(), step);
    }

    @Override
    public Then awaitTime(Step.WaitUntilTime step) {
      return waitUntil(dates.untilTime(step, journey.due), step);
    }

    @Override
    public Then awaitDate(Step.WaitUntilDate step) {
      Optional<Long> date = dates.untilDate(step, user.meaning(step.date()).value(roots()));
      boolean past = date.isPresent() && date.get() < journey.due;
      if (date.isEmpty() || (past && !step.goOnIfPast())) {
        if (!journey.ahead.isEmpty()) {
          Step next = journey.ahead.pop();
          String reason = date.isEmpty() ? "no date" : "past";
          user.record(journey, Decision.SKIPPED, name(journey, next), journey.due, reason);
        }
        return Then.GOES_ON;
      }
      return waitUntil(date.get(), step);
    }

    @Override
    public Then awaitAnswer(Step.WaitFor step) {
      journey.waitsFor = step;
      journey.answeredAfter = waits.coversWhatIsAfter(journey);
      Optional<NaiveLog.Happened> already = waits.alreadyAnswered(journey);
      if (already.isPresent()) {
        answer(journey, already.get(), journey.movedByEvent);
        return Then.STANDS;
      }
      return waitUntil(journey.due + step.within().toMillis(), step);
    }

    @Override
    public Then branch(Step.Branch step) {
      for (int i = 0; i < step.ways().size(); i++) {
        if (holds(step.ways().get(i).when())) {
          return takes(step, "way " + (i + 1), step.ways().get(i).steps());
        }
      }
      return takes(step, "otherwise", step.otherwise());
    }

    @Override
    public Then split(Step.Split step) {
      Step.Split.Variant taken = Chance.variant(step, journey.campaign.id(), user.id);
      journey.variants.put(step.id(), taken.name());
      user.record(journey, Decision.SPLIT, name(journey, step), journey.due, taken.name());
      putAhead(journey, taken.steps());
      return set(taken.settings());
    }

    @Override
    public Then send(Step.Send step) {
      return gather(step, step.when());
    }

    @Override
    public Then call(Step.Call step) {
      return gather(step, step.when());
    }

    @Override
    public Then assign(Step.Assign step) {
      user.record(journey, Decision.SET, name(journey, step), journey.due, "");
      return set(step.settings());
    }

    @Override
    public Then emit(Step.Emit step) {
      String name = name(journey, step);
      if (user.clock < user.rules.sendFrom()) {
        user.record(journey, Decision.EMITTED, name, journey.due, NaiveRound.BEFORE_CUT_OVER);
        return Then.GOES_ON;
      }
      user.record(journey, Decision.EMITTED, name, journey.due, "");
      Map<String, Object> properties = new HashMap<>();
      step.properties().forEach((property, value) -> properties.put(property, worked(value)));
      properties.values().removeIf(value -> value == null);
      user.emit(
          new Event(
              Event.Kind.TRACK,
              step.event(),
              user.id,
              journey.name() + "/" + name,
              journey.due,
              properties));
      return Then.GOES_ON;
    }

    @Override
    public Then subscribe(Step.Subscribe step) {
      user.record(
          journey,
          Decision.SUBSCRIPTION,
          name(journey, step),
          journey.due,
          step.status().name().toLowerCase());
      user.log.add(new NaiveLog.Subscribed(step, user.clock));
      return Then.GOES_ON;
    }

    @Override
    public Then leave(Step.Leave step) {
      ending.leave(journey, name(journey, step), "step: " + step.reason());
      return Then.IS_GONE;
    }

    /** A wait that has passed is due at the previous D. */
    private Then waitUntil(long instant, Step step) {
      journey.stands = step;
      journey.wakesFor = Math.max(instant, journey.due);
      journey.wakes = waits.handled(journey, journey.wakesFor);
      user.record(journey, Decision.WAITING, name(journey, step), journey.wakesFor, "");
      return Then.STANDS;
    }

    private Then takes(Step.Branch step, String way, List<Step> steps) {
      user.record(journey, Decision.BRANCHED, name(journey, step), journey.due, way);
      putAhead(journey, steps);
      return Then.GOES_ON;
    }

    private Then gather(Step step, Optional<Clause> when) {
      if (when.isPresent() && !holds(when.get())) {
        user.record(journey, Decision.SKIPPED, name(journey, step), journey.due, "when");
        return Then.GOES_ON;
      }
      round.gather(journey, step);
      return Then.STANDS;
    }

    private boolean holds(Clause clause) {
      return clauses.holds(clause, journey.snapshot(user.clock));
    }

    private Then set(List<Setting> settings) {
      for (Setting setting : settings) {
        Object value = worked(setting.value());
        if (setting.target() == Setting.Target.PROFILE) {
          user.log.add(new NaiveLog.AttributeSet(setting.name(), value, user.clock));
        } else if (value == null) {
          journey.values.remove(setting.name());
        } else {
          journey.values.put(setting.name(), value);
        }
      }
      if (!settings.isEmpty()) {
        boolean attribute =
            settings.stream().anyMatch(one -> one.target() == Setting.Target.PROFILE);
        exits.onSetting(journey, attribute);
        if (attribute) {
          onAttribute.run();
        }
      }
      return journey.inside ? Then.GOES_ON : Then.IS_GONE;
    }

    private Object worked(Setting.Value value) {
      return value instanceof Setting.Worked worked
          ? user.meaning(worked.expression()).value(roots())
          : ((Setting.Given) value).value();
    }

    private Roots roots() {
      return new Roots(Map.of(), user.log.profile(), journey.trigger.properties(), journey.values);
    }
  }

  /** What a message is to the guards: a call is asked nothing but whether it is too late. */
  static Category category(Step step) {
    return step instanceof Step.Send send ? send.category() : Category.TRANSACTIONAL;
  }

  static Optional<Duration> expiresAfter(Step step) {
    return step instanceof Step.Send send ? send.expiresAfter() : Optional.empty();
  }
}
