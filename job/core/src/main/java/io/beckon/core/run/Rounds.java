package io.beckon.core.run;

import io.beckon.core.effect.Decision;
import io.beckon.core.effect.SendCommand;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.ExecutableClause;
import io.beckon.core.executable.Situation;
import io.beckon.core.model.Step;
import io.beckon.core.state.Anchor;
import io.beckon.core.state.Journey;
import io.beckon.core.state.SentMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rounds of one instant: everything due is handled, then the gathered messages pass the
 * audience and the guard rails in the order of importance, then their journeys go on; and again,
 * until nothing is left at this instant.
 */
final class Rounds {

  private final Staleness staleness;
  private final List<Guard> guards;
  private final Deadlines deadlines;

  Rounds(Staleness staleness, Deadlines deadlines) {
    this.staleness = staleness;
    this.guards = List.of(staleness);
    this.deadlines = deadlines;
  }

  /** Runs them all; afterwards nothing of this user is due at the instant of the turn. */
  void run(Turn turn) {
    do {
      deadlines.handleDue(turn);
      List<Offer> round = new ArrayList<>(turn.offers());
      turn.offers().clear();
      round.sort(Offer.IN_ORDER);
      round.forEach(offer -> decide(offer, turn));
      for (Offer offer : round) {
        if (!offer.journey().ended()) {
          Walk.past(offer.journey(), offer.campaign(), offer.maker(), turn);
        }
      }
    } while (!turn.offers().isEmpty() || deadlines.anyDue(turn));
    turn.agenda().sweep();
  }

  private void decide(Offer offer, Turn turn) {
    Journey journey = offer.journey();
    if (journey.ended()) {
      // Until its guards are passed a message can be taken back with its journey.
      return;
    }
    ExecutableCampaign campaign = offer.campaign();
    Situation situation = turn.situation(journey, Map.of(), offer.maker().now(offer.due()));
    Map<String, String> values = new LinkedHashMap<>();
    ExecutableClause audience = campaign.audience();
    if (audience != null) {
      audience.explain(situation, values);
      if (!audience.holds(situation)) {
        Ending.of(journey, campaign, offer.due(), "audience", values, turn);
        return;
      }
    }
    if (offer.step().when() != null) {
      offer.step().when().explain(situation, values);
    }
    String heldBack = heldBack(offer, turn);
    if (heldBack == null) {
      send(offer, values, turn);
      turn.record(journey, Decision.SENT, offer.step().id(), offer.due(), "", values);
    } else {
      turn.record(journey, Decision.HELD_BACK, offer.step().id(), offer.due(), heldBack, values);
    }
  }

  private String heldBack(Offer offer, Turn turn) {
    for (Guard guard : guards) {
      String reason = guard.holdsBack(offer, turn.instant());
      if (reason != null) {
        return reason;
      }
    }
    // Last, since what is sent before the cut-over is decided like any other and goes nowhere.
    return turn.instant() < turn.rules().sendFrom() ? "before the cut-over" : null;
  }

  private void send(Offer offer, Map<String, String> values, Turn turn) {
    Journey journey = offer.journey();
    Map<String, String> wording = Wording.choose(offer, values, turn);
    journey.lastSend(new Anchor(turn.instant(), turn.agenda().place()));
    Journey.Start start = journey.start();
    Step.Send message = offer.step().definition();
    long expiresAt = staleness.expiresAt(offer);
    journey.sent().removeIf(sent -> sent.expiresAt() <= turn.instant());
    journey.sent().add(new SentMessage(journey.position(), expiresAt));
    turn.out()
        .emit(
            new SendCommand(
                Identity.command(start.journeyId(), message.id()),
                start.journeyId(),
                start.campaign(),
                start.version(),
                message.id(),
                turn.user().userId(),
                message.channels().get(0),
                message.template(),
                message.category(),
                message.topic().orElse(""),
                offer.due(),
                turn.instant(),
                expiresAt,
                start.triggerEvent(),
                start.trigger(),
                // Copies: all of them may change, the command does not.
                copy(journey.values()),
                copy(journey.variants()),
                wording,
                copy(turn.user().profile().attributes())));
  }

  private static <V> Map<String, V> copy(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
