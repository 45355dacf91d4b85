package io.beckon.gateway.page;

import io.beckon.gateway.http.Addresses;
import io.beckon.gateway.http.RateLimits;
import io.beckon.link.Message;
import io.javalin.http.Context;
import java.time.InstantSource;

/**
 * How often one may say what he wants: {@value #AT_ONCE} times, and again every {@value #SECONDS}
 * seconds. Of each message, so that mailbox providers may send the one click of RFC 8058 for all
 * their readers from one address; and of each address, so that whoever else has the mail cannot use
 * up what its reader has. Thread-safe, and bounded as {@link RateLimits} are.
 */
public final class Posts {

  static final int AT_ONCE = 20;
  static final int SECONDS = 10;

  private final Addresses addresses;
  private final RateLimits limits;

  public Posts(Addresses addresses, InstantSource clock) {
    this.addresses = addresses;
    this.limits = new RateLimits(1.0 / SECONDS, AT_ONCE, clock);
  }

  boolean take(Context request, Message message) {
    return limits.take(message.commandId() + ' ' + addresses.of(request), 1);
  }
}
