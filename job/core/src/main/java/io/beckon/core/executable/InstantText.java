package io.beckon.core.executable;

import java.time.Instant;

/** Instants as people and machines both read them: ISO-8601, UTC. */
public final class InstantText {

  private InstantText() {}

  public static String of(long epochMillis) {
    return Instant.ofEpochMilli(epochMillis).toString();
  }
}
