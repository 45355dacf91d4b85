package io.beckon.core.read;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many messages a campaign may send, and how many users it may let in.
 *
 * @param perUser messages to one user, ever
 * @param perHour messages or entries over all users, before the campaign is paused
 */
record LimitsReader(OptionalInt perUser, OptionalInt perHour) {

  static final Keys KEYS = Keys.of("`limits`", "per_user", "per_hour");

  private static final int MOST_PER_USER = 10_000;
  private static final int MOST_PER_HOUR = 100_000_000;
  private static final String HINT = "such as `limits: {per_user: 3}`";

  /** Reads them; none where there are none. */
  static LimitsReader of(Optional<YamlValue> value) {
    Optional<YamlMapping> limits = value.flatMap(written -> YamlMapping.open(written, KEYS, HINT));
    if (value.isPresent() && value.get().isEmptyMapping()) {
      value.get().problem("`limits` is empty", HINT);
    }
    return new LimitsReader(
        count(limits, "per_user", MOST_PER_USER), count(limits, "per_hour", MOST_PER_HOUR));
  }

  private static OptionalInt count(Optional<YamlMapping> limits, String key, int most) {
    return limits
        .flatMap(mapping -> mapping.get(key))
        .flatMap(count -> WholeNumber.between(1, most, count))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }
}
