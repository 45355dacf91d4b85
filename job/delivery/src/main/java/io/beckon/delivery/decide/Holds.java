package io.beckon.delivery.decide;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is held. Of a campaign the word with the latest instant counts of those whose instant has
 * come, not how many there were: an older one that comes again changes nothing. Safe for threads
 * that ask while one tells.
 */
public final class Holds {

  /** What is said of one campaign is bounded: the word in force, and of the others the latest. */
  private static final int MOST_OF_ONE = 16;

  private final Map<String, HoldsOfOne> campaigns = new ConcurrentHashMap<>();
  private volatile boolean wordsToCome;

  /**
   * Takes a word.
   *
   * @param now epoch milliseconds; what is later than one whose instant has come is all that counts
   */
  public void take(Hold hold, long now) {
    campaigns.merge(
        hold.campaign(),
        HoldsOfOne.of(hold),
        (known, one) -> known.with(hold).withoutWhatIsPast(now).keeping(MOST_OF_ONE, now));
  }

  /**
   * While words that were said already are still to come, anything may be held.
   *
   * @param are whether they are
   */
  public void setWordsToCome(boolean are) {
    wordsToCome = are;
  }

  public boolean hasWordsToCome() {
    return wordsToCome;
  }

  /** Whether nothing of the campaign may be handed over. */
  public boolean isHeld(String campaign, long now) {
    return wordsToCome || says(Hold.ALL, now) || says(campaign, now);
  }

  private boolean says(String key, long now) {
    HoldsOfOne known = campaigns.get(key);
    return known != null && known.isHeld(now);
  }

  /** When the next word comes into force; empty where none is to come. */
  public OptionalLong next(long now) {
    return campaigns.values().stream()
        .flatMapToLong(known -> known.instants().filter(at -> at > now))
        .min();
  }

  /** All words that count or will, in no order. */
  public Collection<Hold> all() {
    return campaigns.values().stream().flatMap(HoldsOfOne::all).toList();
  }
}
