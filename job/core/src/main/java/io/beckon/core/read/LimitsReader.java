package io.beckon.core.read;

import java.util.Optional;

/** Reads how many messages a campaign may send. */
final class LimitsReader {

  static final Keys KEYS = Keys.of("`limits`", "per_user").later("per_hour");

  private static final int MOST = 10_000;
  private static final String HINT = "such as `limits: {per_user: 3}`";

  private LimitsReader() {}

  /** How many to one user, ever. */
  static Optional<Integer> perUser(YamlValue value) {
    return YamlMapping.open(value, KEYS, HINT)
        .flatMap(limits -> limits.want("per_user", HINT))
        .flatMap(count -> WholeNumber.between(1, MOST, count));
  }
}
