package io.beckon.core.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads values of properties as JSON would mean them: {@code true}, {@code false}, {@code null} and
 * JSON's numbers are what they look like, everything else is text - {@code yes}, {@code
 * 2025-03-01}, {@code 1_000} - and so is everything in quotes.
 */
final class PropertyReader {

  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]*)");
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  private static final Pattern LEADING_ZERO = Pattern.compile("-?0[0-9]+(\\.[0-9]+)?");

  private static final String HINT = "text, a number, `true`, `false`, `null`, a list or a mapping";

  private PropertyReader() {}

  /** The value; null for null, and where there is a problem. */
  static Object read(YamlValue value) {
    if (value.isMapping()) {
      return entries(value);
    }
    if (value.isList()) {
      List<Object> items = new ArrayList<>();
      // An empty list is a value like any other.
      if (!value.isEmptyList()) {
        value.items("a list", HINT).ifPresent(found -> found.forEach(i -> items.add(read(i))));
      }
      return items;
    }
    return scalar(value);
  }

  /** The entries of a mapping; empty where it is none, with a problem. */
  static Map<String, Object> entries(YamlValue value) {
    List<String> names = names(value);
    return open(value, "these properties", HINT).map(m -> entries(m, names)).orElse(Map.of());
  }

  /** Some entries of an open mapping, in this order. */
  static Map<String, Object> entries(YamlMapping mapping, List<String> names) {
    Map<String, Object> entries = new LinkedHashMap<>();
    names.forEach(name -> mapping.get(name).ifPresent(value -> entries.put(name, read(value))));
    return entries;
  }

  /** Opens a mapping of which every key names a property. */
  static Optional<YamlMapping> open(YamlValue value, String place, String hint) {
    return YamlMapping.open(value, new Keys(place, names(value)), hint);
  }

  /** The entries of such a mapping, in the order of the file; at least one, or a problem. */
  static List<YamlMapping.Entry> named(YamlValue value, String place, String hint) {
    Optional<YamlMapping> mapping = open(value, place, hint);
    if (value.isEmptyMapping()) {
      value.problem(value.label() + " is empty", hint);
    }
    return mapping.map(YamlMapping::entries).orElse(List.of());
  }

  /** The keys, but for YAML's merging, which is not part of the language. */
  static List<String> names(YamlValue value) {
    return YamlMapping.words(value).stream().filter(key -> !key.equals("<<")).distinct().toList();
  }

  private static Object scalar(YamlValue value) {
    ScalarNode scalar = (ScalarNode) value.node();
    String text = scalar.getValue();
    if (NodeStart.of(value.page(), scalar).isTagged()) {
      value.problem("tags (`!`) have no place in a value", "write the value in quotes");
      return null;
    }
    if (!scalar.isPlain()) {
      return text;
    }
    if (text.isEmpty()) {
      value.complainOfNothing("write `null` where it is missing");
      return null;
    }
    if (LEADING_ZERO.matcher(text).matches()) {
      value.problem(
          "`" + text + "` may be a text or a number",
          "write it in quotes, or without the zero in front");
      return null;
    }
    return plain(text);
  }

  private static Object plain(String text) {
    return switch (text) {
      case "null", "~" -> null;
      case "true" -> true;
      case "false" -> false;
      default -> NUMBER.matcher(text).matches() ? number(text) : text;
    };
  }

  private static Optional<Long> whole(String text) {
    try {
      return WHOLE.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
    } catch (NumberFormatException beyondLong) {
      return Optional.empty();
    }
  }

  private static Object number(String text) {
    Optional<Long> whole = whole(text);
    if (whole.isPresent()) {
      return whole.get();
    }
    double number = Double.parseDouble(text);
    return Double.isFinite(number) ? (Object) number : text;
  }
}
