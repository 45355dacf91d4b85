package io.beckon.core.oracle;

import static java.util.Comparator.naturalOrder;

import io.beckon.core.effect.Decision;
import io.beckon.core.model.InFlight;
import java.util.ArrayList;
import java.util.List;

/** What took force since the user was last touched is met at the next touch, in its order. */
final class NaiveMeeting {

  private final NaiveUser user;
  private final NaiveWatches watches;
  private final NaiveEnding ending;
  private final NaiveMove move;
  private final List<World.Release> releases;
  private final List<Long> halts;

  /** Log time up to which all was met; null before the first event. */
  private Long met;

  NaiveMeeting(NaiveUser user, NaiveWatches watches, NaiveEnding ending, NaiveMove move) {
    this.user = user;
    this.watches = watches;
    this.ending = ending;
    this.move = move;
    this.releases = user.world.releases();
    this.halts = user.world.halts();
  }

  /** Everything that took force until now. */
  void meet(boolean seenBefore) {
    for (World.Release release : releases) {
      if (isNew(release.from(), user.clock)) {
        changeJourneys(release);
        watches.meet(release.id(), release.campaign(), seenBefore);
      }
    }
    met = user.clock;
    if (user.world.hold(World.ALL, user.clock).isPresent()) {
      long halted =
          halts.stream().filter(from -> from <= user.clock).max(naturalOrder()).orElseThrow();
      user.journeys.forEach(journey -> ending.callBack(journey, halted, "halted"));
    }
  }

  private boolean isNew(long from, long instant) {
    return from <= instant && (met == null || from > met);
  }

  /** All instants of log time at which there is something to meet. */
  List<Long> instants() {
    List<Long> instants = new ArrayList<>(halts);
    releases.forEach(release -> instants.add(release.from()));
    user.world.policies().forEach(policy -> instants.add(policy.from()));
    return instants;
  }

  /** Whether somebody who is looked at then has anything to meet. */
  boolean isAnythingNew(long instant) {
    return isAnythingNewOfCampaigns(instant) || isInAnotherZone(instant);
  }

  /** Whether there is anything to meet that the log does not bring up at its instant anyway. */
  boolean mayBeMissed(long instant) {
    return isInAnotherZone(instant) || (!user.world.touched() && isAnythingNewOfCampaigns(instant));
  }

  private boolean isAnythingNewOfCampaigns(long instant) {
    return releases.stream().anyMatch(release -> isNew(release.from(), instant))
        || halts.stream().anyMatch(from -> isNew(from, instant));
  }

  private boolean isInAnotherZone(long instant) {
    return !user.world.policy(instant).timezone().equals(user.policy().timezone());
  }

  /** What becomes of those who are inside, and of a version that is not the one in force. */
  private void changeJourneys(World.Release release) {
    for (NaiveJourney journey : user.journeysInOrder()) {
      boolean concerned =
          journey.campaign.id().equals(release.id()) && journey.campaign != release.campaign();
      if (concerned && release.inFlight() instanceof InFlight.Stop) {
        stop(journey, release);
      } else if (concerned && journey.inside && release.inFlight() instanceof InFlight.Move how) {
        move.move(journey, release, how);
      }
    }
  }

  /** One that has passed its last step stays for its goal; what it sent is called back as well. */
  private void stop(NaiveJourney journey, World.Release release) {
    String reason =
        release.campaign() == null ? "ended" : "version " + release.campaign().version();
    if (journey.inside) {
      user.record(journey, Decision.STOPPED, "", release.from(), reason);
    }
    ending.callBack(journey, release.from(), reason);
    if (journey.inside) {
      ending.forget(journey);
    }
  }
}
