package io.beckon.core.run;

import io.beckon.core.effect.Decision;
import io.beckon.core.effect.Notice;
import io.beckon.core.executable.ExecutableClause;
import io.beckon.core.executable.Situation;
import io.beckon.core.guard.Candidate;
import io.beckon.core.guard.GuardRails;
import io.beckon.core.guard.Verdict;
import io.beckon.core.state.Due;
import io.beckon.core.state.Journey;
import io.beckon.core.turn.Offer;
import io.beckon.core.turn.Turn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rounds of one instant: everything due is handled, then the gathered messages pass the
 * audience and the guard rails in the order of importance, then their journeys go on; and again,
 * until nothing is left at this instant.
 */
final class Rounds {

  private final Deadlines deadlines;

  Rounds(Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  /** Runs them all; afterwards nothing of this user is due at the instant of the turn. */
  void run(Turn turn) {
    do {
      deadlines.handleDue(turn);
      while (turn.changes().take()) {
        Triggers.onProfile(turn);
        deadlines.handleDue(turn);
      }
      List<Offer> round = new ArrayList<>(turn.offers());
      turn.offers().clear();
      round.sort(Offer.IN_ORDER);
      round.forEach(offer -> decide(offer, turn));
      for (Offer offer : round) {
        Journey journey = offer.journey();
        if (!journey.ended() && !journey.isHeld()) {
          Walk.past(journey, offer.campaign(), offer.maker(), turn);
        }
      }
    } while (!turn.offers().isEmpty() || turn.changes().any() || deadlines.anyDue(turn));
    if (turn.changes().isOver()) {
      turn.out().notice(Notice.PROFILE_CHANGES_FULL);
    }
    turn.agenda().sweep();
  }

  private static void decide(Offer offer, Turn turn) {
    if (offer.journey().ended()) {
      // Until its guards are passed a message can be taken back with its journey.
      return;
    }
    Map<String, String> values = new LinkedHashMap<>();
    Candidate candidate = new Candidate(offer, turn, values);
    Verdict verdict = GuardRails.askPause(candidate);
    if (verdict.hasPassed()) {
      if (!qualifies(offer, values, turn)) {
        Ending.of(offer.journey(), offer.campaign(), offer.due(), "audience", values, turn);
        return;
      }
      verdict = GuardRails.ask(candidate);
    }
    switch (verdict.kind()) {
      case PASSED -> Sending.of(candidate);
      case DROPPED -> record(offer, Decision.HELD_BACK, verdict, values, turn);
      case PUT_OFF -> {
        offer.journey().hold(new Due(offer.due(), verdict.until()));
        record(offer, Decision.PUT_OFF, verdict, values, turn);
      }
      case PAUSED -> {
        boolean told = offer.paused();
        offer.journey().pause(new Due(offer.due(), verdict.until()));
        if (!told) {
          record(offer, Decision.PUT_OFF, verdict, values, turn);
        }
      }
    }
  }

  private static boolean qualifies(Offer offer, Map<String, String> values, Turn turn) {
    Situation situation = turn.situation(offer.journey(), Map.of(), offer.now());
    ExecutableClause audience = offer.campaign().audience();
    if (audience != null) {
      audience.explain(situation, values);
      if (!audience.holds(situation)) {
        return false;
      }
    }
    ExecutableClause when = offer.step().when();
    if (when != null && !offer.held()) {
      when.explain(situation, values);
    }
    return true;
  }

  private static void record(
      Offer offer, Decision decision, Verdict verdict, Map<String, String> values, Turn turn) {
    turn.record(
        offer.journey(), decision, offer.step().id(), offer.due(), verdict.reason(), values);
  }
}
