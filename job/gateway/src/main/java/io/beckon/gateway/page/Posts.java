package io.beckon.gateway.page;

import io.beckon.gateway.hit.HitPages;
import io.beckon.gateway.http.Addresses;
import io.beckon.gateway.http.Bodies;
import io.beckon.gateway.http.Counters;
import io.beckon.gateway.http.RateLimits;
import io.beckon.gateway.http.Refusal;
import io.beckon.gateway.log.EventLog;
import io.beckon.link.Link;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Takes what is filled in on a page, and how often one may: {@value #AT_ONCE} times, and again
 * every {@value #SECONDS} seconds. Of each message, so that mailbox providers may send the one
 * click of RFC 8058 for all their readers from one address; and of each address, so that whoever
 * else has the mail cannot use up what its reader has. Thread-safe, and bounded as {@link
 * RateLimits} are.
 */
public final class Posts {

  static final int AT_ONCE = 20;
  static final int SECONDS = 10;

  private final HitPages hits;
  private final Bodies bodies;
  private final Saving saving;
  private final Addresses addresses;
  private final RateLimits limits;

  public Posts(
      HitPages hits,
      Bodies bodies,
      EventLog log,
      Counters counters,
      Look look,
      Addresses addresses,
      InstantSource clock) {
    this.hits = hits;
    this.bodies = bodies;
    this.saving = new Saving(log, counters, look);
    this.addresses = addresses;
    this.limits = new RateLimits(1.0 / SECONDS, AT_ONCE, clock);
  }

  /** Reads what was filled in on the page of a link of this kind, and does it. */
  <L extends Link> void take(Context request, Class<L> kind, BiConsumer<L, Form> act)
      throws Refusal {
    Optional<L> link = hits.link(request, kind);
    if (link.isEmpty()) {
      return;
    }
    String message = link.get().message().commandId();
    if (!limits.take(message + ' ' + addresses.of(request), 1)) {
      saving.limited(request);
      return;
    }
    bodies.readText(
        request,
        Form.MAX_FORM,
        body -> act.accept(link.get(), Form.of(request.contentType(), body)));
  }
}
