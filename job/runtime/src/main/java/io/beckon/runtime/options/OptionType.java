package io.beckon.runtime.options;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the text of an option is understood.
 *
 * @param name for help: {@code duration}, {@code on | off}
 * @param parser from text to value; throws {@link IllegalArgumentException} with what was expected,
 *     as the end of the sentence "expected ..."
 */
public record OptionType<T>(String name, Function<String, T> parser) {

  private static final Pattern LENGTH = Pattern.compile("(\\d{1,12})\\s*(ms|s|m|h|d)");

  public static final OptionType<String> TEXT = new OptionType<>("text", text -> text);

  public static final OptionType<Integer> COUNT = new OptionType<>("number", OptionType::count);

  public static final OptionType<Boolean> SWITCH =
      new OptionType<>("on | off", OptionType::onOrOff);

  public static final OptionType<Duration> DURATION =
      new OptionType<>("duration", OptionType::duration);

  public static final OptionType<Long> INSTANT =
      new OptionType<>("instant | none", OptionType::instant);

  /** One of a few words; a constant {@code LOG_APPEND} is written {@code log-append}. */
  public static <E extends Enum<E>> OptionType<E> oneOf(Class<E> words) {
    String all =
        Arrays.stream(words.getEnumConstants())
            .map(OptionType::word)
            .collect(Collectors.joining(" | "));
    return new OptionType<>(
        all,
        text ->
            Arrays.stream(words.getEnumConstants())
                .filter(constant -> word(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(all)));
  }

  T parse(String text) {
    return parser.apply(text.strip());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Integer count(String text) {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a whole number", e);
    }
  }

  private static Boolean onOrOff(String text) {
    return switch (text) {
      case "on", "true" -> true;
      case "off", "false" -> false;
      default -> throw new IllegalArgumentException("on or off");
    };
  }

  private static Duration duration(String text) {
    Matcher matcher = LENGTH.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a length of time such as 500ms, 10s, 5m, 24h or 7d");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  private static Long instant(String text) {
    if (text.equals("none")) {
      return Long.MIN_VALUE;
    }
    try {
      return Instant.parse(text).toEpochMilli();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "an instant in UTC such as 2025-03-01T10:00:00Z, or none", e);
    }
  }
}
