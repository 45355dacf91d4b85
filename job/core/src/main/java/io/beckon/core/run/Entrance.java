package io.beckon.core.run;

import io.beckon.core.catalog.Hold;
import io.beckon.core.codec.ByteWriter;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.Notice;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.ExecutableGoal;
import io.beckon.core.executable.Situation;
import io.beckon.core.memory.Tidying;
import io.beckon.core.model.Campaign;
import io.beckon.core.model.Frequency;
import io.beckon.core.model.WhileInside;
import io.beckon.core.state.Journey;
import io.beckon.core.turn.Maker;
import io.beckon.core.turn.Turn;
import io.beckon.core.value.Values;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/** The door of a campaign: who enters, and who is refused and why. */
final class Entrance {

  /** More journeys than this no user has at once. */
  static final int JOURNEYS_BOUND = 200;

  /** A longer value of {@code per} names no cart; it would be kept as long as its mark. */
  static final int PER_BOUND = 256;

  private Entrance() {}

  /**
   * Somebody or something is at the door of a campaign.
   *
   * @param values what was read to come so far
   */
  static void attempt(
      Occasion occasion, ExecutableCampaign campaign, Map<String, String> values, Turn turn) {
    new Attempt(occasion, campaign, values, turn).run();
  }

  /** One occasion at the door of one campaign. */
  private static final class Attempt {

    private final Occasion occasion;
    private final ExecutableCampaign campaign;
    private final Campaign definition;
    private final Turn turn;
    private final Map<String, String> values;

    Attempt(Occasion occasion, ExecutableCampaign campaign, Map<String, String> values, Turn turn) {
      this.occasion = occasion;
      this.campaign = campaign;
      this.definition = campaign.definition();
      this.values = values;
      this.turn = turn;
    }

    void run() {
      String per = null;
      if (definition.per().isPresent()) {
        String named = definition.per().get();
        Object value = Values.at(occasion.properties(), named);
        if (value == null) {
          record(journey(null), Decision.REFUSED, "no value of " + named);
          return;
        }
        per = Values.key(value).orElseThrow();
        if (per.length() > PER_BOUND) {
          record(
              journey(null),
              Decision.REFUSED,
              "more than " + PER_BOUND + " characters of " + named);
          return;
        }
      }
      Journey inside = turn.agenda().inside(definition.id(), per);
      if (inside == null) {
        enterAnew(journey(per));
      } else if (definition.whileInside() == WhileInside.RESTART) {
        restart(inside, journey(per));
      } else {
        turn.record(inside, Decision.ALREADY_INSIDE, "", occasion.time(), "", Map.of());
      }
    }

    private void enterAnew(Journey journey) {
      if (isHeld(journey)) {
        return;
      }
      OptionalLong last = turn.agenda().marks().lastStart(definition.id(), journey.start().per());
      if (last.isPresent() && tooSoon(journey.start().time() - last.getAsLong())) {
        record(journey, Decision.REFUSED, "frequency");
      } else if (!qualifies(journey)) {
        record(journey, Decision.NOT_QUALIFIED, "audience");
      } else if (hasRoom(journey, false)) {
        record(journey, Decision.ENTERED, "");
        enter(journey);
      }
    }

    /** The audience is asked and the frequency is not; refused, the old journey goes on. */
    private void restart(Journey inside, Journey journey) {
      if (isHeld(journey)) {
        return;
      }
      if (!qualifies(journey)) {
        record(journey, Decision.NOT_QUALIFIED, "audience");
        return;
      }
      if (!hasRoom(journey, true)) {
        return;
      }
      inside.end();
      turn.agenda().sweep();
      values.put("instead of", inside.start().journeyId());
      record(journey, Decision.RESTARTED, "");
      enter(journey);
    }

    /** Whether the campaign lets nobody in now; refuses it then. */
    private boolean isHeld(Journey journey) {
      Hold hold = turn.catalog().hold(definition.id(), turn.instant());
      if (hold == Hold.NONE) {
        return false;
      }
      record(journey, Decision.REFUSED, hold.word());
      return true;
    }

    /** Whether there is room for it, in numbers and in bytes; refuses it where there is none. */
    private boolean hasRoom(Journey journey, boolean inPlaceOfAnother) {
      ByteWriter taken = new ByteWriter().entries(journey.start().trigger());
      int size = taken.entries(journey.matched()).toBytes().length;
      Room room = new Room(turn.agenda(), inPlaceOfAnother ? JOURNEYS_BOUND : JOURNEYS_BOUND - 1);
      if (room.make(size)) {
        return true;
      }
      boolean tooMany = room.isFullOfJourneys();
      turn.out().notice(tooMany ? Notice.JOURNEYS_FULL : Notice.ENTRY_FULL);
      String bound = tooMany ? JOURNEYS_BOUND + " journeys" : Room.BYTES / 1024 + " KB kept";
      record(journey, Decision.REFUSED, "more than " + bound);
      return false;
    }

    private void enter(Journey journey) {
      turn.agenda().journeys().add(journey);
      mark(journey);
      Maker maker = occasion.maker();
      ExecutableGoal goal = campaign.goal();
      if (goal != null) {
        journey.openGoal(
            goal.within() == ExecutableGoal.WHILE_RUNNING
                ? null
                : maker.wait(journey.start().time() + goal.within(), turn.rules()));
      }
      Exits.watch(journey, campaign, turn);
      Walk.on(journey, campaign, maker, turn);
    }

    /** A mark is kept as long as a trigger can still ask for it, a late one included. */
    private void mark(Journey journey) {
      Frequency frequency = definition.frequency();
      if (frequency instanceof Frequency.Always) {
        return;
      }
      long start = journey.start().time();
      long forgetAt = Long.MAX_VALUE;
      if (frequency instanceof Frequency.AtMostEvery every) {
        long late = turn.rules().staleness() + turn.rules().grace();
        forgetAt = start + every.interval().toMillis() + late;
      }
      if (!turn.agenda().marks().mark(definition.id(), journey.start().per(), start, forgetAt)) {
        turn.out().notice(Notice.MARKS_FULL);
      }
      if (forgetAt != Long.MAX_VALUE) {
        Tidying.scheduleAfter(turn.agenda(), forgetAt);
      }
    }

    /** Exactly one interval after the last start is free again. */
    private boolean tooSoon(long sinceLastStart) {
      if (definition.frequency() instanceof Frequency.AtMostEvery every) {
        Duration interval = every.interval();
        return sinceLastStart < interval.toMillis();
      }
      return definition.frequency() instanceof Frequency.Once;
    }

    private boolean qualifies(Journey journey) {
      if (campaign.audience() == null) {
        return true;
      }
      Situation situation = turn.situation(journey, Map.of(), occasion.now());
      campaign.audience().explain(situation, values);
      return campaign.audience().holds(situation);
    }

    private Journey journey(String per) {
      Journey journey =
          new Journey(
              new Journey.Start(
                  definition.id(),
                  definition.version(),
                  occasion.journeyId(definition.id(), turn.user(), per),
                  per,
                  occasion.time(),
                  occasion.place(),
                  occasion.event(),
                  occasion.properties()));
      journey.matched(occasion.matched());
      return journey;
    }

    private void record(Journey journey, Decision decision, String reason) {
      turn.record(journey, decision, "", occasion.time(), reason, values);
    }
  }
}
