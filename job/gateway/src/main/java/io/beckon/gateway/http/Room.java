package io.beckon.gateway.http;

import java.util.HashMap;
import java.util.Map;

/**
 * Memory for bodies that are on their way. One address has a quarter of it at most, so that nobody
 * alone keeps the others out. It remembers only who has something in it. Thread-safe.
 */
final class Room {

  private static final int SHARES = 4;

  private final long most;
  private final Map<String, Long> held = new HashMap<>();
  private long taken;

  Room(long most) {
    this.most = most;
  }

  /** Takes so many bytes for an address, where there is room for them. */
  synchronized boolean take(String address, long bytes) {
    long own = held.getOrDefault(address, 0L) + bytes;
    if (own > most / SHARES || taken + bytes > most) {
      return false;
    }
    held.put(address, own);
    taken += bytes;
    return true;
  }

  /** Gives back what was taken. */
  synchronized void give(String address, long bytes) {
    taken -= bytes;
    held.computeIfPresent(address, (who, own) -> own <= bytes ? null : own - bytes);
  }

  /** For tests of its bounds. */
  synchronized long taken() {
    return taken;
  }

  synchronized int addresses() {
    return held.size();
  }
}
