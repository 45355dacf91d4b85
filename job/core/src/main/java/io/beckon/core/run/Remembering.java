package io.beckon.core.run;

import io.beckon.core.effect.Effects;
import io.beckon.core.effect.Notice;
import io.beckon.core.event.Event;
import io.beckon.core.executable.Tally;
import io.beckon.core.state.UserState;

/** History and profile: the first thing an event changes, whatever else it means. */
final class Remembering {

  private Remembering() {}

  static void onEvent(Arrival arrival, Interest interest, UserState user, Effects out) {
    Event event = arrival.event();
    if (event.kind() == Event.Kind.IDENTIFY) {
      if (!user.profile().merge(event.properties())) {
        out.notice(Notice.PROFILE_FULL);
      }
      return;
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
