package io.beckon.core.read;

import io.beckon.core.model.Frequency;
import java.util.Map;
import java.util.Optional;

/** Reads how often a user may enter: a word, or the time between two entries. */
final class FrequencyReader {

  private static final Choice<Frequency> WORDS =
      new Choice<>(
          Map.of("once", new Frequency.Once(), "always", new Frequency.Always()),
          "or a duration such as `7d`");

  private FrequencyReader() {}

  static Optional<Frequency> read(YamlValue value) {
    // What has a digit in it is meant as a duration, and gets a duration's problems.
    return value.hasDigit()
        ? DurationReader.window(value).map(Frequency.AtMostEvery::new)
        : WORDS.read(value);
  }
}
