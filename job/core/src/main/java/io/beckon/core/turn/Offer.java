package io.beckon.core.turn;

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
 * @param maker what brought the journey there, or the end of a hold
 * @param held whether it was put off before
 * @param paused whether that was since its campaign was held
 */
public record Offer(
    Journey journey,
    ExecutableCampaign campaign,
    SendStep step,
    long due,
    Maker maker,
    boolean held,
    boolean paused) {

  /** The most important first, then the oldest: so a cap goes to what matters most. */
  public static final Comparator<Offer> IN_ORDER =
      Comparator.comparingInt((Offer offer) -> -offer.campaign.definition().priority())
          .thenComparingLong(Offer::due)
          .thenComparing(offer -> offer.campaign.id())
          .thenComparingLong(offer -> offer.journey.start().place())
          .thenComparingInt(offer -> offer.journey.position());

  /** The message of the step that a journey has come to. */
  public static Offer first(
      Journey journey, ExecutableCampaign campaign, SendStep step, Maker maker) {
    return new Offer(journey, campaign, step, journey.lastDue(), maker, false, false);
  }

  /**
   * A message once more, now that what held it may be over.
   *
   * @param paused whether its campaign was held
   */
  public static Offer again(
      Journey journey, ExecutableCampaign campaign, SendStep step, long instant, boolean paused) {
    Maker maker = Maker.deadline(instant);
    return new Offer(journey, campaign, step, journey.lastDue(), maker, true, paused);
  }

  /** The instant at which its audience is asked: P or D; after a hold the end of that. */
  public long now() {
    return held ? maker.instant() : maker.now(due);
  }
}
