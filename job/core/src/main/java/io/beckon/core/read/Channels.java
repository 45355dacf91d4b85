package io.beckon.core.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads by which way messages go. */
final class Channels {

  static final List<String> ALL = io.beckon.core.model.Channels.TO_USERS;

  private static final Choice<String> ONE =
      Choice.of(ALL.stream().collect(Collectors.toMap(Function.identity(), Function.identity())));

  private static final Map<String, Boolean> CONSENTS = Map.of("opt_in", true, "opt_out", false);

  private Channels() {}

  static Optional<String> one(YamlValue value) {
    return ONE.read(value);
  }

  /** One or more, in the order of the file. */
  static Optional<List<String>> several(YamlValue value) {
    return Several.read(value, "a list of channels", "such as `[email, sms]`", Channels::one);
  }

  /** Whether a channel needs the user's yes. */
  static Optional<Boolean> consent(YamlValue value) {
    return Choice.of(CONSENTS).read(value);
  }
}
