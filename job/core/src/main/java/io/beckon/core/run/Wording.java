package io.beckon.core.run;

import io.beckon.core.executable.SendStep;
import io.beckon.core.identity.Chance;
import io.beckon.core.turn.Offer;
import io.beckon.core.turn.Turn;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a message says in the variants that its user gets: each part that varies is a split of its
 * own, with equal weights. Chosen when the message has passed its guards, or would have but for the
 * control group, so that the journey remembers no variant of a message that was held back.
 */
final class Wording {

  private Wording() {}

  /**
   * Chooses.
   *
   * @param values takes the variants, by the names of the splits, for the journey record
   * @return by part of the message: what it is
   */
  static Map<String, String> choose(Offer offer, Map<String, String> values, Turn turn) {
    SendStep step = offer.step();
    Map<String, String> wording = new LinkedHashMap<>();
    step.definition()
        .vary()
        .forEach(
            (part, texts) -> {
              String split = step.split(part);
              String variant = variant(split, texts, offer, turn);
              offer.journey().variants().put(split, variant);
              values.put(split, variant);
              wording.put(part, texts.get(variant));
            });
    return wording;
  }

  private static String variant(String split, Map<String, String> texts, Offer offer, Turn turn) {
    Map<String, Integer> weights = new LinkedHashMap<>();
    texts.keySet().forEach(variant -> weights.put(variant, 1));
    return Chance.variant(offer.campaign().id(), split, weights, turn.user().userId());
  }
}
