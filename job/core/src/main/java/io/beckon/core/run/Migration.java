package io.beckon.core.run;

import io.beckon.core.catalog.Release;
import io.beckon.core.effect.Decision;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.ExecutableGoal;
import io.beckon.core.executable.ExecutableStep;
import io.beckon.core.executable.SendStep;
import io.beckon.core.executable.WaitForStep;
import io.beckon.core.model.InFlight;
import io.beckon.core.state.Anchor;
import io.beckon.core.state.Due;
import io.beckon.core.state.Journey;
import io.beckon.core.turn.Maker;
import io.beckon.core.turn.Turn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What it means to a user's journeys that a version of their campaign takes force, or the campaign
 * ends: they finish what they began, stop, or go on in the new version.
 *
 * <p>A journey that moves keeps its id, its values and variants, its last message, the window of
 * its goal and the deadline that runs. It stands at a wait, or at a message that is put off. From a
 * wait it goes to any step: to another wait with what is left of the time, to another step when
 * that time is up. From a message it goes to a message, which is put off until then. Where that
 * cannot be it finishes its own version, and the record says why.
 */
final class Migration {

  private Migration() {}

  /** Whatever took force since the user was last looked at, the earliest first. */
  static void by(List<Release> releases, Turn turn) {
    for (Release release : releases) {
      List<Journey> journeys = new ArrayList<>(turn.agenda().journeys());
      journeys.sort(Exits.inOrder(turn));
      journeys.stream()
          .filter(journey -> concerns(release, journey))
          .forEach(journey -> by(release, journey, turn));
      turn.agenda().sweep();
    }
  }

  private static boolean concerns(Release release, Journey journey) {
    Journey.Start start = journey.start();
    return release.takesForce()
        && !journey.ended()
        && start.campaign().equals(release.campaign().id())
        && (release.ends() || !start.version().equals(release.campaign().version()));
  }

  private static void by(Release release, Journey journey, Turn turn) {
    if (release.inFlight() instanceof InFlight.Stop) {
      String by = release.ends() ? "ended" : "version " + release.campaign().version();
      Ending.stop(journey, turn.campaignOf(journey), release.from(), by, turn);
    } else if (release.inFlight() instanceof InFlight.Move move
        && !release.ends()
        && !journey.passedLastStep()
        && turn.campaignOf(journey) != null) {
      move(release, move, journey, turn);
    }
  }

  private static void move(Release release, InFlight.Move how, Journey journey, Turn turn) {
    ExecutableCampaign from = turn.campaignOf(journey);
    // An exit that has turned true by now comes before the change.
    Exits.onChange(journey, from, release.from(), turn);
    if (journey.ended()) {
      return;
    }
    ExecutableCampaign to = release.campaign();
    ExecutableStep step = from.steps().get(journey.position());
    String id = how.placeOf(step.id());
    int place = to.placeOf(id);
    String hindrance = hindrance(journey, from, to, id, place);
    if (hindrance != null) {
      Map<String, String> told = Map.of("version in force", to.version());
      turn.record(journey, Decision.STAYED, step.id(), release.from(), hindrance, told);
      return;
    }
    Anchor awaits = awaits(journey, to.steps().get(place), turn);
    nameSent(journey, from);
    moveGoal(journey, from, to, turn);
    journey.moveTo(to.version(), place);
    if (!journey.isHeld()) {
      journey.waitFor(journey.waitsFor(), awaits);
    }
    Exits.watch(journey, to, turn);
    Map<String, String> told = new LinkedHashMap<>();
    told.put("from version", from.version());
    told.put("from step", step.id());
    turn.record(journey, Decision.MOVED, id, release.from(), "", told);
  }

  /** Why a journey cannot go on there; null where it can. */
  private static String hindrance(
      Journey journey, ExecutableCampaign from, ExecutableCampaign to, String id, int place) {
    if (place < 0) {
      return "no step " + id;
    }
    if (journey.isHeld() && !(to.steps().get(place) instanceof SendStep)) {
      return "no message at " + id;
    }
    return from.definition().per().equals(to.definition().per()) ? null : "another per";
  }

  /**
   * From where on an event answers the wait to which it goes: as before where that was one for an
   * event too; else what comes from now on and is later than the wait's beginning.
   */
  private static Anchor awaits(Journey journey, ExecutableStep to, Turn turn) {
    if (!(to instanceof WaitForStep)) {
      return null;
    }
    return journey.awaitsSince() == null
        ? new Anchor(journey.lastDue(), turn.agenda().place())
        : journey.awaitsSince();
  }

  /** What an earlier build kept by its step's place is known by the step's id from now on. */
  private static void nameSent(Journey journey, ExecutableCampaign from) {
    journey
        .sent()
        .replaceAll(
            message ->
                message.place().isPresent()
                    ? message.of(from.steps().get(message.place().getAsInt()).id())
                    : message);
  }

  /** Its window is the one that it entered with; only a goal that is new gets one now. */
  private static void moveGoal(
      Journey journey, ExecutableCampaign from, ExecutableCampaign to, Turn turn) {
    ExecutableGoal goal = to.goal();
    if (goal == null) {
      journey.closeGoal();
    } else if (from.goal() == null) {
      Due end =
          goal.within() == ExecutableGoal.WHILE_RUNNING
              ? null
              : Maker.deadline(turn.instant())
                  .wait(journey.start().time() + goal.within(), turn.rules());
      // A window that is over by now is not opened for the event that brings the change.
      if (end == null || end.handled() > turn.instant()) {
        journey.openGoal(end);
      }
    }
  }
}
