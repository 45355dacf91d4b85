package io.beckon.core.run;

import io.beckon.core.effect.Decision;
import io.beckon.core.effect.Notice;
import io.beckon.core.effect.SendCommand;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.guard.Candidate;
import io.beckon.core.guard.Staleness;
import io.beckon.core.identity.Chance;
import io.beckon.core.identity.Identity;
import io.beckon.core.memory.Tidying;
import io.beckon.core.model.Step;
import io.beckon.core.state.Anchor;
import io.beckon.core.state.Contact;
import io.beckon.core.state.Journey;
import io.beckon.core.state.SentMessage;
import io.beckon.core.turn.Offer;
import io.beckon.core.turn.Turn;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts out a message that has passed all guard rails, and counts it. */
final class Sending {

  private Sending() {}

  static void of(Candidate candidate) {
    Offer offer = candidate.offer();
    if (offer.held()) {
      // What follows a message that was held runs from its sending.
      offer.journey().lastDue(candidate.instant());
    }
    Map<String, String> wording = Wording.choose(offer, candidate.values(), candidate.turn());
    offer.journey().lastSend(new Anchor(candidate.instant(), candidate.turn().agenda().place()));
    decide(candidate, wording);
    // What asks since the last message has another moment to ask since; an exit that holds by then
    // comes after the message, and calls it back.
    Exits.onChange(offer.journey(), offer.campaign(), offer.due(), candidate.turn());
  }

  private static void decide(Candidate candidate, Map<String, String> wording) {
    if (isGhost(candidate)) {
      record(candidate, Decision.GHOST, "");
      return;
    }
    count(candidate);
    // Last, since what is sent before the cut-over is decided like any other and goes nowhere.
    if (candidate.instant() < candidate.turn().rules().sendFrom()) {
      record(candidate, Decision.HELD_BACK, "before the cut-over");
      return;
    }
    command(candidate, wording);
    record(candidate, Decision.SENT, "");
  }

  private static boolean isGhost(Candidate candidate) {
    ExecutableCampaign campaign = candidate.offer().campaign();
    return Chance.isControl(
        campaign.id(), candidate.turn().user().userId(), campaign.definition().control());
  }

  private static void count(Candidate candidate) {
    if (candidate.isCall() || candidate.isOfTestUser()) {
      return;
    }
    Contact contact = candidate.contact();
    ExecutableCampaign campaign = candidate.offer().campaign();
    if (campaign.definition().perUserLimit().isPresent()) {
      contact.countMessage(campaign.id());
    }
    if (candidate.isMarketing()) {
      long memory = candidate.policy().memory();
      Tidying.scheduleAfter(candidate.turn().agenda(), candidate.instant() + memory);
      if (!contact.countInCaps(candidate.instant(), candidate.channel(), memory)) {
        candidate.turn().out().notice(Notice.CONTACT_FULL);
      }
    }
  }

  private static void command(Candidate candidate, Map<String, String> wording) {
    Turn turn = candidate.turn();
    Journey journey = candidate.offer().journey();
    Journey.Start start = journey.start();
    Step.Send message = candidate.message();
    long expiresAt = Staleness.expiresAt(candidate);
    journey.sent().removeIf(sent -> sent.expiresAt() <= turn.instant());
    journey
        .sent()
        .add(
            new SentMessage(
                message.id(),
                candidate.channel(),
                message.topic().orElse(""),
                candidate.isMarketing(),
                expiresAt));
    turn.out()
        .emit(
            new SendCommand(
                Identity.command(start.journeyId(), message.id()),
                start.journeyId(),
                start.campaign(),
                start.version(),
                message.id(),
                turn.user().userId(),
                candidate.channel(),
                message.template(),
                message.category(),
                message.topic().orElse(""),
                candidate.offer().due(),
                turn.instant(),
                expiresAt,
                start.triggerEvent(),
                start.trigger(),
                journey.matched(),
                // Copies: all of them may change, the command does not.
                copy(journey.values()),
                copy(journey.variants()),
                wording,
                copy(turn.user().profile().attributes())));
  }

  private static <V> Map<String, V> copy(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  private static void record(Candidate candidate, Decision decision, String reason) {
    candidate
        .turn()
        .record(
            candidate.offer().journey(),
            decision,
            candidate.message().id(),
            candidate.offer().due(),
            reason,
            candidate.values());
  }
}
