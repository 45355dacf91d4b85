package io.beckon.gateway.options;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the text of an option is understood. */
record Kind<T>(String name, Function<String, T> parser) {

  private static final Pattern LENGTH = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h)");

  static final Kind<String> TEXT = new Kind<>("text", text -> text);

  static final Kind<Integer> NUMBER = new Kind<>("number", Kind::number);

  static final Kind<Boolean> SWITCH = new Kind<>("on \\| off", Kind::onOrOff);

  static final Kind<Duration> DURATION = new Kind<>("duration", Kind::duration);

  static final Kind<List<String>> LIST = new Kind<>("list", Kind::list);

  static final Kind<Map<String, String>> NAMES = new Kind<>("names", Kind::names);

  private static Integer number(String text) {
    if (!text.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("a whole number");
    }
    return Integer.valueOf(text);
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
      throw new IllegalArgumentException("a length of time such as 500ms, 10s, 5m or 24h");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }

  /** With commas or line ends between. */
  private static List<String> list(String text) {
    List<String> items = new ArrayList<>();
    for (String item : text.split("[,\\n]")) {
      if (!item.isBlank()) {
        items.add(item.strip());
      }
    }
    return List.copyOf(items);
  }

  /** As a list of {@code name = words for people}; without words the name is its own. */
  private static Map<String, String> names(String text) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String item : list(text)) {
      int equals = item.indexOf('=');
      String name = equals < 0 ? item : item.substring(0, equals).strip();
      if (name.isEmpty()
          || names.put(name, equals < 0 ? name : item.substring(equals + 1).strip()) != null) {
        throw new IllegalArgumentException("different names, each with its words: offers = Offers");
      }
    }
    return names;
  }
}
