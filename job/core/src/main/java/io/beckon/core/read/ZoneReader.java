package io.beckon.core.read;

import io.beckon.core.source.Nearest;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads time zones by their names, {@code Europe/London}. */
final class ZoneReader {

  private static final SortedSet<String> NAMES = new TreeSet<>(ZoneId.getAvailableZoneIds());
  private static final String HINT = "a region and a city, such as `Europe/London`, or `UTC`";

  private ZoneReader() {}

  static Optional<ZoneId> read(YamlValue value) {
    Optional<String> text = value.text("a time zone", HINT);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!NAMES.contains(text.get())) {
      String meant = meant(text.get()).map(near -> "did you mean `" + near + "`? ").orElse("");
      value.problem("`" + text.get() + "` is not a time zone", meant + HINT);
      return Optional.empty();
    }
    return Optional.of(ZoneId.of(text.get()));
  }

  /** A zone of that city, or else the one that is written nearly so. */
  private static Optional<String> meant(String text) {
    String city = "/" + text.strip().replace(' ', '_').toLowerCase(Locale.ROOT);
    return NAMES.stream()
        .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(city))
        .findFirst()
        .or(() -> Nearest.of(text, NAMES));
  }
}
