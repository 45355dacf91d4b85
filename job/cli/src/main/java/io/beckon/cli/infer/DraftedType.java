package io.beckon.cli.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes down what a property was seen to be: the narrowest type that all its values have. */
final class DraftedType {

  /** Several texts that are as few as this, and come as often as that, are a choice. */
  static final int MOST_ALLOWED = 12;

  static final int LEAST_SEEN = 50;

  private DraftedType() {}

  /** A field as a plan writes it, in one line. */
  static String of(SeenValue seen, boolean required) {
    List<String> allowed = allowed(seen);
    String type = type(seen);
    if (allowed.isEmpty() && !type.startsWith("[") && !type.startsWith("{")) {
      return required ? type + "!" : type;
    }
    if (allowed.isEmpty() && !required) {
      return type;
    }
    StringBuilder text = new StringBuilder("{type: ").append(type);
    if (!allowed.isEmpty()) {
      text.append(", allowed: [").append(String.join(", ", allowed)).append(']');
    }
    return text.append(required ? ", required: true}" : "}").toString();
  }

  /** The fields of a map, those of an event or of users included. */
  static List<String> fields(SeenFields seen, boolean requirable) {
    List<String> fields = new ArrayList<>();
    for (Map.Entry<String, SeenValue> entry : seen.values().entrySet()) {
      boolean required = requirable && entry.getValue().count() == seen.holders();
      fields.add(YamlText.of(entry.getKey()) + ": " + of(entry.getValue(), required));
    }
    return fields;
  }

  /** The kind of all values; empty where they are of several, or there are none. */
  static Optional<SeenValue.Kind> onlyKind(SeenValue seen) {
    return seen.kinds().size() == 1 ? seen.kinds().keySet().stream().findFirst() : Optional.empty();
  }

  private static String type(SeenValue seen) {
    Optional<SeenValue.Kind> kind = onlyKind(seen);
    if (kind.isEmpty()) {
      return "any";
    }
    return switch (kind.get()) {
      case TEXT -> seen.areDates() ? "date" : seen.areTimestamps() ? "timestamp" : "string";
      // A few whole prices do not make prices whole.
      case NUMBER -> seen.areWhole() && seen.count() >= LEAST_SEEN ? "integer" : "number";
      case BOOLEAN -> "boolean";
      case LIST -> "[" + item(seen.items()) + "]";
      case MAP -> map(seen.fields());
    };
  }

  private static String item(SeenValue items) {
    return items == null || items.count() == 0 ? "any" : type(items);
  }

  /** A map with more names than can be planned is a map of whatever. */
  private static String map(SeenFields fields) {
    if (fields == null || fields.isFull()) {
      return "{}";
    }
    List<String> written = new ArrayList<>();
    for (Map.Entry<String, SeenValue> entry : fields.values().entrySet()) {
      boolean required = entry.getValue().count() == fields.holders();
      String field = of(entry.getValue(), required);
      // A type's word under `type` would make the map the long form of a property.
      boolean ambiguous = entry.getKey().equals("type") && Character.isLetter(field.charAt(0));
      written.add(YamlText.of(entry.getKey()) + ": " + (ambiguous ? longForm(field) : field));
    }
    return "{" + String.join(", ", written) + "}";
  }

  private static String longForm(String field) {
    return field.endsWith("!")
        ? "{type: " + field.substring(0, field.length() - 1) + ", required: true}"
        : "{type: " + field + "}";
  }

  private static List<String> allowed(SeenValue seen) {
    boolean choice =
        onlyKind(seen).filter(kind -> kind == SeenValue.Kind.TEXT).isPresent()
            && type(seen).equals("string")
            && seen.texts() != null
            && seen.texts().size() > 1
            && seen.texts().size() <= MOST_ALLOWED
            && seen.count() >= LEAST_SEEN;
    return choice ? seen.texts().keySet().stream().sorted().map(YamlText::of).toList() : List.of();
  }
}
