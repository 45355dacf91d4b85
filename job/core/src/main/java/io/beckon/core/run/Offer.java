package io.beckon.core.run;

import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.SendStep;
import io.beckon.core.state.Journey;
import java.util.Comparator;

/**
 * A message that a journey wants to send: it has still to pass the round's guards.
 *
 * @param journey the journey, which stands at the step
 * @param campaign its version
 * @param step the send step
 * @param due {@code D}
 * @param maker what brought the journey there
 */
record Offer(Journey journey, ExecutableCampaign campaign, SendStep step, long due, Maker maker) {

  /** The most important first, then the oldest: so a cap goes to what matters most. */
  static final Comparator<Offer> IN_ORDER =
      Comparator.comparingInt((Offer offer) -> -offer.campaign.definition().priority())
          .thenComparingLong(Offer::due)
          .thenComparing(offer -> offer.campaign.id())
          .thenComparingLong(offer -> offer.journey.start().place())
          .thenComparingInt(offer -> offer.journey.position());
}
