package io.beckon.gateway.track;

import io.beckon.gateway.http.RateLimits;
import io.beckon.gateway.http.Refusal;
import io.beckon.gateway.track.WriteKeys.WriteKey;
import java.time.InstantSource;

/**
 * How much may be sent. A key that is in a page is anybody's, and its budget all its readers': so
 * of what comes under one, each address has a budget of its own too. Thread-safe, and bounded as
 * {@link RateLimits} are.
 */
public final class Limits {

  private final int share;
  private final RateLimits requests;
  private final RateLimits perKey;
  private final RateLimits shares;

  /**
   * So much a second.
   *
   * @param perKey messages under one write key
   * @param share messages of one address under keys that are in pages
   * @param perAddress requests of one address
   */
  public Limits(int perKey, int share, int perAddress, InstantSource clock) {
    this.share = share;
    this.perKey = new RateLimits(perKey, clock);
    this.shares = new RateLimits(share, clock);
    this.requests = new RateLimits(perAddress, clock);
  }

  void request(String address) throws Refusal {
    if (!requests.take(address, 1)) {
      throw Refusal.tooOften("Too many requests from one address");
    }
  }

  void messages(WriteKey key, String address, int messages) throws Refusal {
    if (messages == 0) {
      return;
    }
    if (key.web() && messages > share) {
      // Let through, it would take what others have for the next seconds.
      throw Refusal.of(413, "A batch under a key that is in a page has " + share + " at most");
    }
    if (key.web() && !shares.take(address, messages)) {
      throw Refusal.tooOften("Too many messages from one address");
    }
    if (!perKey.take(key.name(), messages)) {
      throw Refusal.tooOften("Too many messages under this write key");
    }
  }
}
