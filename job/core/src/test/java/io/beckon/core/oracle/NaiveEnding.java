package io.beckon.core.oracle;

import io.beckon.core.effect.Decision;

/** How a journey ends before its last step, and what it sent is called back. */
final class NaiveEnding {

  private final NaiveUser user;
  private final NaiveRound round;

  NaiveEnding(NaiveUser user, NaiveRound round) {
    this.user = user;
    this.round = round;
  }

  /** One that has passed its last step has left by itself; what it sent is called back. */
  void exit(NaiveJourney journey, long due, String reason) {
    if (journey.inside) {
      user.record(journey, Decision.EXITED, "", due, reason);
    }
    callBack(journey, due, reason);
    forget(journey);
  }

  /** By a step of its own: like one that has passed its last step it may still meet its goal. */
  void leave(NaiveJourney journey, String step, String reason) {
    user.record(journey, Decision.EXITED, step, journey.due, reason);
    journey.ahead.clear();
    journey.inside = false;
  }

  /** Without a word: another one takes its place, or it has been told. */
  void forget(NaiveJourney journey) {
    journey.inside = false;
    user.journeys.remove(journey);
    round.takeBack(journey);
  }

  /** Calls back what may not have been delivered yet. */
  void callBack(NaiveJourney journey, long due, String reason) {
    journey.put.forEach(put -> callBack(journey, put, due, reason));
    journey.put.clear();
  }

  /** Calls one message back, and says so, unless it has expired. */
  void callBack(NaiveJourney journey, NaiveJourney.Put put, long due, String reason) {
    if (put.expiresAt() > user.clock) {
      user.outcome
          .cancels()
          .add(new Outcome.Cancel(journey.name(), put.step(), reason, user.clock));
      user.record(journey, Decision.CALLED_BACK, put.step(), due, reason);
    }
  }
}
