package io.beckon.core.run;

import io.beckon.core.effect.Notice;
import io.beckon.core.event.Event;
import io.beckon.core.executable.Tally;
import io.beckon.core.state.UserState;

/**
 * History, profile and what waits may look back at: the first thing an event changes, whatever else
 * it means.
 */
final class Remembering {

  private Remembering() {}

  static void onEvent(Arrival arrival, Interest interest, Turn turn) {
    Event event = arrival.event();
    UserState user = turn.user();
    if (event.kind() == Event.Kind.IDENTIFY) {
      if (!user.profile().merge(event.properties())) {
        turn.out().notice(Notice.PROFILE_FULL);
      }
      return;
    }
    if (interest.answers(arrival.logTime())) {
      Answers.keep(arrival, turn);
    }
    interest.history.forEach(
        (id, need) -> {
          Tally tally = need.at(arrival.logTime());
          if (tally != null && tally.counts(event.properties())) {
            user.history(event.name()).add(id, event.time(), tally.keep());
          }
        });
  }
}
