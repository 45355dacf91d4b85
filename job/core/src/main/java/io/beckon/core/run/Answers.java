package io.beckon.core.run;

import io.beckon.core.event.Event;
import io.beckon.core.executable.Answer;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.Situation;
import io.beckon.core.executable.WaitForStep;
import io.beckon.core.identity.Identity;
import io.beckon.core.state.Anchor;
import io.beckon.core.state.Journey;
import io.beckon.core.state.RecentEvents.Recent;
import io.beckon.core.turn.Arrival;
import io.beckon.core.turn.Maker;
import io.beckon.core.turn.Turn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Waits that are answered: by the event at hand, or by one that came before the wait was reached,
 * since a deadline is handled only after its grace.
 */
final class Answers {

  private Answers() {}

  /**
   * An event that answers a wait.
   *
   * @param event its name
   * @param time {@code E}
   * @param place in the user's log
   * @param values what was read of it
   */
  record Answered(String event, long time, long place, Map<String, String> values) {}

  /** Answers the waits of all journeys that the event is an answer to; they run on. */
  static void onEvent(Arrival arrival, Turn turn) {
    Event event = arrival.event();
    if (event.kind() != Event.Kind.TRACK) {
      return;
    }
    Recent recent =
        new Recent(
            event.name(), event.time(), arrival.place(), arrival.logTime(), event.properties());
    List<Journey> journeys = new ArrayList<>(turn.agenda().journeys());
    journeys.sort(Exits.inOrder(turn));
    for (Journey journey : journeys) {
      ExecutableCampaign campaign = turn.campaignOf(journey);
      if (campaign != null && journey.awaitsSince() != null && !journey.ended()) {
        WaitForStep step = (WaitForStep) campaign.steps().get(journey.position());
        of(recent, journey, campaign, step, journey.awaitsSince(), arrival.logTime(), turn)
            .ifPresent(
                answer -> Walk.answered(journey, campaign, answer, Maker.event(arrival), turn));
      }
    }
    turn.agenda().sweep();
  }

  /**
   * The first event that answers a wait before it begins.
   *
   * @param since from where on events answer it
   * @param now the instant at which its condition is asked
   */
  static Optional<Answered> before(
      Journey journey,
      ExecutableCampaign campaign,
      WaitForStep step,
      Anchor since,
      long now,
      Turn turn) {
    return turn.user()
        .recent()
        .first(
            turn.instant() - turn.rules().answerWindow(),
            recent -> of(recent, journey, campaign, step, since, now, turn).isPresent())
        .flatMap(recent -> of(recent, journey, campaign, step, since, now, turn));
  }

  private static Optional<Answered> of(
      Recent recent,
      Journey journey,
      ExecutableCampaign campaign,
      WaitForStep step,
      Anchor since,
      long now,
      Turn turn) {
    if (!since.isBefore(recent.time(), recent.place())
        || !Exits.concerns(recent.properties(), journey, campaign)) {
      return Optional.empty();
    }
    Answer answer = step.answer();
    Situation situation = turn.situation(journey, recent.properties(), now);
    String journeyId = journey.start().journeyId();
    if (!answer.matches(recent.name(), situation, id -> Identity.command(journeyId, id))) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    answer.explain(situation, values);
    return Optional.of(new Answered(recent.name(), recent.time(), recent.place(), values));
  }
}
