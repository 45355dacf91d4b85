package io.beckon.core.read;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads instants of a scenario: {@code 2025-03-01T10:00Z}, or {@code +1h30m} from another one. */
final class InstantReader {

  private static final String HINT =
      "an instant with its zone, or a distance:" + " `2025-03-01T10:00Z`, `+40m`, `+1d12h`";

  private static final Pattern DISTANCE = Pattern.compile("([+-])((?:[0-9]{1,9}(?:ms|[smhdw]))+)");
  private static final Pattern PART = Pattern.compile("([0-9]+)(ms|[smhdw])");

  private InstantReader() {}

  /**
   * Epoch milliseconds.
   *
   * @param base from which a distance counts; empty where there is none yet
   */
  static Optional<Long> read(YamlValue value, OptionalLong base) {
    Optional<String> text = value.text("an instant", HINT);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher distance = DISTANCE.matcher(text.get());
    if (!distance.matches()) {
      return absolute(text.get(), value);
    }
    if (base.isEmpty()) {
      value.problem(
          value.label() + " has nothing to count from", "begin with an instant: 2025-03-01T10:00Z");
      return Optional.empty();
    }
    long length = length(distance.group(2));
    return Optional.of(base.getAsLong() + (distance.group(1).equals("-") ? -length : length));
  }

  private static Optional<Long> absolute(String text, YamlValue value) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant().toEpochMilli());
    } catch (DateTimeParseException e) {
      value.problem("`" + text + "` is not an instant", HINT);
      return Optional.empty();
    }
  }

  private static long length(String parts) {
    long sum = 0;
    for (Matcher part = PART.matcher(parts); part.find(); ) {
      sum += Long.parseLong(part.group(1)) * unit(part.group(2));
    }
    return sum;
  }

  private static long unit(String name) {
    return switch (name) {
      case "ms" -> 1L;
      case "s" -> 1_000L;
      case "m" -> 60_000L;
      case "h" -> 3_600_000L;
      case "d" -> 86_400_000L;
      default -> 604_800_000L;
    };
  }
}
