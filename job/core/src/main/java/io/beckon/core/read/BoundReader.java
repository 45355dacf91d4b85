package io.beckon.core.read;

import io.beckon.core.model.Clause.Bound;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what the result of a clause is compared with: {@code over: 500}. */
final class BoundReader {

  private static final Map<String, Bound.Kind> KINDS =
      Map.of("over", Bound.Kind.OVER, "under", Bound.Kind.UNDER, "equals", Bound.Kind.EQUALS);

  private static final String HINT = "such as `over: 500`, `under: 500` or `equals: 500`";

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  private BoundReader() {}

  static boolean isIn(YamlMapping clause) {
    return !written(clause).isEmpty();
  }

  /**
   * The one bound of a clause.
   *
   * @param ofValues whether the result may be text or true or false, and {@code equals} too
   */
  static Optional<Bound> read(YamlMapping clause, boolean ofValues) {
    List<String> written = written(clause);
    if (written.size() != 1) {
      if (!clause.hasForeignKeys()) {
        clause.problem(
            written.isEmpty()
                ? "this clause compares its result with nothing"
                : Keys.list(written).replace(", ", " and ") + " do not go together in one clause",
            written.isEmpty() ? "add a bound, " + HINT : "write a clause for each of them");
      }
      return Optional.empty();
    }
    String key = written.get(0);
    boolean anyValue = ofValues && key.equals("equals");
    return clause
        .get(key)
        .flatMap(value -> anyValue ? value(value) : number(value))
        .map(bound -> new Bound(KINDS.get(key), bound));
  }

  private static List<String> written(YamlMapping clause) {
    return clause.among("over", "under", "equals");
  }

  private static Optional<Object> number(YamlValue value) {
    String hint = "digits only, without quotes: `500`, `-3` or `0.5`";
    Optional<String> text = value.text("a number", hint);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    int before = value.page().problemCount();
    Object read = PropertyReader.read(value);
    if (!(read instanceof Number) && value.page().problemCount() == before) {
      boolean quoted = NUMBER.matcher(text.get()).matches();
      value.problem(
          value.label() + " must be a number, not " + (quoted ? "text" : "`" + text.get() + "`"),
          hint);
    }
    return read instanceof Number ? Optional.of(read) : Optional.empty();
  }

  private static Optional<Object> value(YamlValue value) {
    String hint = "text, a number, `true` or `false`";
    if (value.text("one value", hint).isEmpty()) {
      return Optional.empty();
    }
    return Optional.ofNullable(PropertyReader.read(value));
  }
}
