package io.beckon.core.run;

import io.beckon.core.event.Event;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.SendStep;
import io.beckon.core.identity.Identity;
import io.beckon.core.model.Category;
import io.beckon.core.model.Channels;
import io.beckon.core.model.Step;
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
      ExecutableCampaign campaign = turn.campaignOf(journey);
      if (campaign != null && !journey.sent().isEmpty()) {
        callBack(journey, campaign, event, turn);
      }
    }
    turn.agenda().sweep();
  }

  private static void callBack(
      Journey journey, ExecutableCampaign campaign, Event event, Turn turn) {
    for (SentMessage message : List.copyOf(journey.sent())) {
      // A version that the journey was moved to may have something else under the step's name.
      Optional<String> reason =
          campaign.steps().get(message.step()) instanceof SendStep step
                  && !step.isCall()
                  && message.expiresAt() > turn.instant()
                  && !isToldOf(event, journey, step)
              ? reason(event, step.definition(), message)
              : Optional.empty();
      if (reason.isPresent()) {
        Ending.callBack(journey, campaign, message, reason.get(), turn);
        journey.sent().remove(message);
      }
    }
    if (journey.passedLastStep()) {
      Ending.whereDone(journey, turn);
    }
  }

  /** What bounced itself is delivered already, in its way. */
  private static boolean isToldOf(Event event, Journey journey, SendStep step) {
    return Identity.command(journey.start().journeyId(), step.definition().id())
        .equals(event.properties().get(COMMAND));
  }

  /** Why the message is not to go out, in the words of the guard rails; empty where it may. */
  private static Optional<String> reason(Event event, Step.Send message, SentMessage sent) {
    // A version that the journey was moved to may name fewer channels.
    String channel =
        message.channels().get(Math.min(sent.channel(), message.channels().size() - 1));
    if (!Channels.TO_USERS.contains(channel)) {
      return Optional.empty();
    }
    Map<String, Object> said = event.properties();
    return switch (event.name()) {
      case BuiltIn.UNSUBSCRIBED ->
          message.category() == Category.MARKETING
              ? unsubscribed(said, message, channel)
              : Optional.empty();
      case BuiltIn.COMPLAINED -> suppressed(said, channel, "suppressed: complaint");
      case BuiltIn.BOUNCED ->
          Boolean.FALSE.equals(said.get("permanent"))
              ? Optional.empty()
              : suppressed(said, channel, "suppressed: bounce");
      default -> Optional.empty();
    };
  }

  /** The topic decides where there is one; a name that is no text says nothing. */
  private static Optional<String> unsubscribed(
      Map<String, Object> said, Step.Send message, String channel) {
    Object topic = said.get(TOPIC);
    Object by = said.get(CHANNEL);
    if (topic != null) {
      return message.topic().filter(topic::equals).map(name -> "unsubscribed: " + name);
    }
    return by == null || by.equals(channel)
        ? Optional.of("unsubscribed: " + channel)
        : Optional.empty();
  }

  /** Reports of mail programs do not name their channel. */
  private static Optional<String> suppressed(
      Map<String, Object> said, String channel, String reason) {
    Object told = said.get(CHANNEL);
    return channel.equals(told == null ? Channels.EMAIL : told.toString())
        ? Optional.of(reason)
        : Optional.empty();
  }
}
