package io.beckon.core.oracle;

import io.beckon.core.model.Category;
import io.beckon.core.model.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the user wants no more, or cannot get, is called back. */
final class NaiveWithdrawal {

  private final NaiveEnding ending;

  NaiveWithdrawal(NaiveEnding ending) {
    this.ending = ending;
  }

  void onEvent(NaiveJourney journey, NaiveLog.Happened happened) {
    if (!happened.isTrack()) {
      return;
    }
    for (NaiveJourney.Put put : List.copyOf(journey.put)) {
      reason(journey, put, happened)
          .ifPresent(
              reason -> {
                ending.callBack(journey, put, reason);
                journey.put.remove(put);
              });
    }
  }

  private static Optional<String> reason(
      NaiveJourney journey, NaiveJourney.Put put, NaiveLog.Happened happened) {
    StepNames names = new StepNames(journey.campaign);
    Optional<Step.Send> message =
        StepNames.all(journey.campaign.steps()).stream()
            .filter(step -> names.of(step).equals(put.step()))
            .filter(step -> step instanceof Step.Send)
            .map(step -> (Step.Send) step)
            .findFirst();
    return message.flatMap(send -> reason(send, put, happened.name(), happened.properties()));
  }

  private static Optional<String> reason(
      Step.Send send, NaiveJourney.Put put, String event, Map<String, Object> said) {
    String channel = send.channels().get(Math.min(put.channel(), send.channels().size() - 1));
    boolean itsChannel = channel.equals(said.getOrDefault("channel", "email"));
    if (event.equals("message_complained") && itsChannel) {
      return Optional.of("suppressed: complaint");
    }
    if (event.equals("message_bounced") && itsChannel && said.get("permanent") != Boolean.FALSE) {
      return Optional.of("suppressed: bounce");
    }
    if (!event.equals("unsubscribed") || send.category() != Category.MARKETING) {
      return Optional.empty();
    }
    if (said.containsKey("topic")) {
      return send.topic().equals(Optional.of(said.get("topic")))
          ? Optional.of("unsubscribed: " + said.get("topic"))
          : Optional.empty();
    }
    return !said.containsKey("channel") || itsChannel
        ? Optional.of("unsubscribed: " + channel)
        : Optional.empty();
  }
}
