package io.beckon.core.memory;

import io.beckon.core.catalog.Interest;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.Notice;
import io.beckon.core.event.Event;
import io.beckon.core.model.Channels;
import io.beckon.core.plan.ExecutablePlan;
import io.beckon.core.state.KeptEvent;
import io.beckon.core.state.RecentEvents.Recent;
import io.beckon.core.state.UserState;
import io.beckon.core.turn.Arrival;
import io.beckon.core.turn.Turn;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * History, profile and what waits may look back at: the first thing an event changes, whatever else
 * it means.
 */
public final class Remembering {

  private Remembering() {}

  /**
   * Takes attributes of the user. A new address is worth a new try.
   *
   * @return false where the profile would have outgrown its bound: then it stays as it was
   */
  public static boolean learn(Map<String, Object> traits, UserState user, Effects out) {
    List<String> moved =
        Channels.TO_USERS.stream().filter(channel -> moves(channel, traits, user)).toList();
    if (!user.profile().merge(traits)) {
      out.notice(Notice.PROFILE_FULL);
      return false;
    }
    moved.forEach(channel -> user.contact().newAddress(channel));
    return true;
  }

  private static boolean moves(String channel, Map<String, Object> traits, UserState user) {
    String attribute = Channels.address(channel).orElse(null);
    return attribute != null
        && traits.containsKey(attribute)
        && !Objects.equals(traits.get(attribute), user.profile().attributes().get(attribute));
  }

  public static void onEvent(Arrival arrival, Interest interest, Turn turn) {
    Event event = arrival.event();
    UserState user = turn.user();
    if (event.kind() == Event.Kind.IDENTIFY) {
      learn(event.properties(), user, turn.out());
      return;
    }
    ContactEvents.apply(event, user, turn.out());
    if (interest.answers(arrival.logTime())) {
      keepForWaits(arrival, turn);
    }
    keep(arrival, turn);
    Tallying.onEvent(arrival, interest, turn);
  }

  /** Keeps an event for the waits that are still to begin. */
  private static void keepForWaits(Arrival arrival, Turn turn) {
    Event event = arrival.event();
    Recent recent =
        new Recent(
            event.name(), event.time(), arrival.place(), arrival.logTime(), event.properties());
    if (!turn.user().recent().add(recent, turn.rules().answerWindow())) {
      turn.out().notice(Notice.HISTORY_FULL);
    }
  }

  /** What the tracking plan wants to be known later, whoever asks for it today. */
  private static void keep(Arrival arrival, Turn turn) {
    Event event = arrival.event();
    ExecutablePlan plan = turn.catalog().plan(arrival.logTime());
    if (plan.keeps(event.name())) {
      KeptEvent kept = new KeptEvent(event.time(), arrival.place(), plan.kept(event));
      if (!turn.user().kept(event.name()).add(kept)) {
        turn.out().notice(Notice.HISTORY_FULL);
      }
    }
  }
}
