package io.beckon.runtime.options;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Checks of an option's value: empty for a good one, else what was expected. */
public final class Bounds {

  private Bounds() {}

  /** A length of time that is not shorter. */
  public static Function<Duration, Optional<String>> atLeast(Duration least) {
    return value ->
        value.compareTo(least) >= 0
            ? Optional.empty()
            : Optional.of("at least " + least.toMillis() + "ms");
  }

  /** A number from least to most, both included. */
  public static Function<Integer, Optional<String>> between(int least, int most) {
    return value ->
        value >= least && value <= most
            ? Optional.empty()
            : Optional.of("a number from " + least + " to " + most);
  }
}
