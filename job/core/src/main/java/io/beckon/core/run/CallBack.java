package io.beckon.core.run;

import io.beckon.core.effect.CancelCommand;
import io.beckon.core.effect.Decision;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.identity.Identity;
import io.beckon.core.state.Journey;
import io.beckon.core.state.SentMessage;
import io.beckon.core.turn.Turn;
import java.util.Map;

/**
 * Calls messages of a journey back that may not have been delivered yet, and records each: who asks
 * what became of a message is to find why it never came, beside the record of its sending. Whether
 * delivery had handed it over by then is not known here.
 *
 * @param journey whose messages
 * @param campaign its version; null where that is not known
 * @param due {@code D} of what calls them back
 * @param reason why, in the words of the campaign file and of the guard rails
 * @param values what was read to decide it, where no record before these says so
 * @param turn the instant
 */
record CallBack(
    Journey journey,
    ExecutableCampaign campaign,
    long due,
    String reason,
    Map<String, String> values,
    Turn turn) {

  /** All of them; after that there is nothing more to call. */
  void all() {
    for (SentMessage message : journey.sent()) {
      if (message.expiresAt() > turn.instant()) {
        of(message);
      }
    }
    journey.sent().clear();
  }

  /** One of them, which the journey still has. */
  void of(SentMessage message) {
    if (campaign == null && message.place().isPresent()) {
      return;
    }
    String step =
        message.place().isPresent()
            ? campaign.steps().get(message.place().getAsInt()).id()
            : message.step();
    Journey.Start start = journey.start();
    turn.out()
        .emit(
            new CancelCommand(
                Identity.command(start.journeyId(), step),
                start.journeyId(),
                start.campaign(),
                start.version(),
                step,
                turn.user().userId(),
                reason,
                turn.instant()));
    turn.record(journey, Decision.CALLED_BACK, step, due, reason, values);
  }
}
