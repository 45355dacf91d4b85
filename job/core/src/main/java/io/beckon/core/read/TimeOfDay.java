package io.beckon.core.read;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times of day and days of the week. */
final class TimeOfDay {

  private static final Pattern TIME = Pattern.compile("([0-9]|[01][0-9]|2[0-3]):([0-5][0-9])");
  private static final String HINT = "hours and minutes of 24 hours: `\"09:00\"`, `\"21:30\"`";
  private static final String DAYS_HINT = "`mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`";

  private static final Map<String, DayOfWeek> DAYS = days();

  private TimeOfDay() {}

  /**
   * A time of day. In quotes or not: to some readers of YAML {@code 09:00} is a number to base 60,
   * to this one it is text.
   */
  static Optional<LocalTime> read(YamlValue value) {
    return read(value, HINT);
  }

  static Optional<LocalTime> read(YamlValue value, String hint) {
    Optional<String> text = value.text("a time of day", hint);
    Matcher time = TIME.matcher(text.orElse(""));
    if (time.matches()) {
      return Optional.of(
          LocalTime.of(Integer.parseInt(time.group(1)), Integer.parseInt(time.group(2))));
    }
    text.ifPresent(other -> value.problem("`" + other + "` is not a time of day", hint));
    return Optional.empty();
  }

  /** One day of the week or several, in whatever order. */
  static Optional<Set<DayOfWeek>> days(YamlValue value) {
    return Several.read(value, "a list of days", DAYS_HINT, TimeOfDay::day)
        .filter(days -> !days.isEmpty())
        .map(EnumSet::copyOf);
  }

  private static Optional<DayOfWeek> day(YamlValue value) {
    Optional<String> text = value.text("a day of the week", DAYS_HINT);
    Optional<DayOfWeek> day = text.map(DAYS::get);
    if (text.isPresent() && day.isEmpty()) {
      value.problem("`" + text.get() + "` is not a day of the week", "one of " + DAYS_HINT);
    }
    return day;
  }

  private static Map<String, DayOfWeek> days() {
    Map<String, DayOfWeek> days = new TreeMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      String name = day.name().toLowerCase(Locale.ROOT);
      days.put(name, day);
      days.put(name.substring(0, 3), day);
    }
    return days;
  }
}
