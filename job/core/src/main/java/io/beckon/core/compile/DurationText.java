package io.beckon.core.compile;

import java.time.Duration;

/** Lengths of time as a campaign file writes them. */
public final class DurationText {

  private DurationText() {}

  /** In the largest unit that divides it: {@code 90d}, {@code 36h}; days, not weeks. */
  public static String of(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 86_400_000 == 0 && millis != 0) {
      return millis / 86_400_000 + "d";
    } else if (millis % 3_600_000 == 0 && millis != 0) {
      return millis / 3_600_000 + "h";
    } else if (millis % 60_000 == 0 && millis != 0) {
      return millis / 60_000 + "m";
    }
    return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
  }
}
