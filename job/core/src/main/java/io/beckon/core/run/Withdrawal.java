package io.beckon.core.run;

import io.beckon.core.event.Event;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.identity.Identity;
import io.beckon.core.model.Channels;
import io.beckon.core.plan.BuiltIn;
import io.beckon.core.state.Journey;
import io.beckon.core.state.SentMessage;
import io.beckon.core.turn.Arrival;
import io.beckon.core.turn.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A user who wants no messages, or cannot get any, is to get none of those either that were decided
 * before and wait for their delivery: whatever the campaign says, they are called back. It is the
 * event that does it; a step that unsubscribes a user leaves the campaign's last message alone.
 */
final class Withdrawal {

  private static final String TOPIC = "topic";
  private static final String CHANNEL = "channel";
  private static final String COMMAND = "command_id";

  private Withdrawal() {}

  /** Calls back what an event about contact is against. */
  static void onEvent(Arrival arrival, Turn turn) {
    Event event = arrival.event();
    if (event.kind() != Event.Kind.TRACK || !BuiltIn.ABOUT_CONTACT.contains(event.name())) {
      return;
    }
    List<Journey> journeys = new ArrayList<>(turn.agenda().journeys());
    journeys.sort(Exits.inOrder(turn));
    for (Journey journey : journeys) {
      callBack(journey, event, turn);
    }
    turn.agenda().sweep();
  }

  private static void callBack(Journey journey, Event event, Turn turn) {
    for (SentMessage message : List.copyOf(journey.sent())) {
      // Calls are no messages, and go by no channel of the user's.
      Optional<String> reason =
          message.expiresAt() > turn.instant()
                  && Channels.TO_USERS.contains(message.channel())
                  && !isToldOf(event, journey, message)
              ? reason(event, message)
              : Optional.empty();
      if (reason.isPresent()) {
        ExecutableCampaign campaign = turn.campaignOf(journey);
        new CallBack(journey, campaign, event.time(), reason.get(), Map.of(), turn).of(message);
        journey.sent().remove(message);
      }
    }
    if (journey.passedLastStep()) {
      Ending.whereDone(journey, turn);
    }
  }

  /** What bounced itself is delivered already, in its way. */
  private static boolean isToldOf(Event event, Journey journey, SentMessage message) {
    return Identity.command(journey.start().journeyId(), message.step())
        .equals(event.properties().get(COMMAND));
  }

  /** Why the message is not to go out, in the words of the guard rails; empty where it may. */
  private static Optional<String> reason(Event event, SentMessage message) {
    Map<String, Object> said = event.properties();
    return switch (event.name()) {
      case BuiltIn.UNSUBSCRIBED ->
          message.marketing() ? unsubscribed(said, message) : Optional.empty();
      case BuiltIn.COMPLAINED -> suppressed(said, message, "suppressed: complaint");
      case BuiltIn.BOUNCED ->
          Boolean.FALSE.equals(said.get("permanent"))
              ? Optional.empty()
              : suppressed(said, message, "suppressed: bounce");
      default -> Optional.empty();
    };
  }

  /** The topic decides where there is one; a name that is no text says nothing. */
  private static Optional<String> unsubscribed(Map<String, Object> said, SentMessage message) {
    Object topic = said.get(TOPIC);
    Object channel = said.get(CHANNEL);
    if (topic != null) {
      return topic.equals(message.topic())
          ? Optional.of("unsubscribed: " + topic)
          : Optional.empty();
    }
    return channel == null || channel.equals(message.channel())
        ? Optional.of("unsubscribed: " + message.channel())
        : Optional.empty();
  }

  /** Reports of mail programs do not name their channel. */
  private static Optional<String> suppressed(
      Map<String, Object> said, SentMessage message, String reason) {
    Object channel = said.get(CHANNEL);
    return message.channel().equals(channel == null ? Channels.EMAIL : channel.toString())
        ? Optional.of(reason)
        : Optional.empty();
  }
}
