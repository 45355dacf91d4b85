package io.beckon.core.read;

import io.beckon.core.model.Plan.Scalar;
import io.beckon.core.source.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words for types of single values. */
final class TypeWords {

  private static final List<String> WORDS =
      Arrays.stream(Scalar.values()).map(type -> type.name().toLowerCase(Locale.ROOT)).toList();

  static final String HINT =
      "one of " + Keys.list(WORDS) + ", with `!` behind where it must be there";

  /** What other languages call them. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("text", "`string`"),
          Map.entry("str", "`string`"),
          Map.entry("char", "`string`"),
          Map.entry("int", "`integer`"),
          Map.entry("long", "`integer`"),
          Map.entry("float", "`number`"),
          Map.entry("double", "`number`"),
          Map.entry("decimal", "`number`"),
          Map.entry("bool", "`boolean`"),
          Map.entry("datetime", "`timestamp`"),
          Map.entry("time", "`timestamp`"),
          Map.entry("instant", "`timestamp`"),
          Map.entry("list", "`[string]`"),
          Map.entry("array", "`[string]`"),
          Map.entry("object", "`{name: string}`"),
          Map.entry("map", "`{name: string}`"));

  private TypeWords() {}

  static Optional<Scalar> of(String word) {
    return WORDS.contains(word)
        ? Optional.of(Scalar.valueOf(word.toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }

  static void complain(YamlValue value, String word) {
    String plain = word.toLowerCase(Locale.ROOT);
    String meant;
    if (plain.startsWith("!")) {
      meant = "the `!` stands behind the type: `" + plain.substring(1) + "!`; ";
    } else {
      meant =
          Optional.ofNullable(ELSEWHERE.get(plain))
              .or(() -> Nearest.of(plain, WORDS).map(near -> "`" + near + "`"))
              .map(near -> "did you mean " + near + "? ")
              .orElse("");
    }
    value.problem("`" + word + "` is no type", meant + HINT);
  }
}
