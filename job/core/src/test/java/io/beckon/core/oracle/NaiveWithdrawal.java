package io.beckon.core.oracle;

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
      reason(put, happened.name(), happened.properties())
          .ifPresent(
              reason -> {
                ending.callBack(journey, put, happened.time(), reason);
                journey.put.remove(put);
              });
    }
  }

  private static Optional<String> reason(
      NaiveJourney.Put put, String event, Map<String, Object> said) {
    boolean itsChannel = put.channel().equals(said.getOrDefault("channel", "email"));
    if (put.channel().equals("call")) {
      return Optional.empty();
    }
    if (event.equals("message_complained") && itsChannel) {
      return Optional.of("suppressed: complaint");
    }
    if (event.equals("message_bounced") && itsChannel && said.get("permanent") != Boolean.FALSE) {
      return Optional.of("suppressed: bounce");
    }
    if (!event.equals("unsubscribed") || !put.marketing()) {
      return Optional.empty();
    }
    if (said.containsKey("topic")) {
      return put.topic().equals(Optional.of(said.get("topic")))
          ? Optional.of("unsubscribed: " + said.get("topic"))
          : Optional.empty();
    }
    return !said.containsKey("channel") || itsChannel
        ? Optional.of("unsubscribed: " + put.channel())
        : Optional.empty();
  }
}
