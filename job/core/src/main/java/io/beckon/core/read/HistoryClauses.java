package io.beckon.core.read;

import io.beckon.core.model.Clause;
import io.beckon.core.model.Clause.Aggregate;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Reach;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads clauses over the values of a property, and over the first and the last time. */
final class HistoryClauses {

  static final Keys SUM = aggregate("a `sum` clause", "sum");
  static final Keys MIN = aggregate("a `min` clause", "min");
  static final Keys MAX = aggregate("a `max` clause", "max");
  static final Keys DISTINCT = aggregate("a `distinct` clause", "distinct");

  /** Two in one: the last value with a bound, or the last time with {@code before}, within. */
  static final Keys LAST =
      Keys.of(
          "a `last` clause",
          "last",
          "where",
          "within",
          "since",
          "over",
          "under",
          "equals",
          "before");

  static final Keys FIRST = Keys.of("a `first` clause", "first", "where", "before", "within");

  private static final Pattern PROPERTY = Pattern.compile("([^.]+)\\.([^.]+(?:\\.[^.]+)*+)");
  private static final Pattern ROOTED =
      Pattern.compile("(?:event|trigger|profile|journey)\\..*", Pattern.DOTALL);

  private static final String PROPERTY_HINT =
      "the event, a dot and its property, such as `order_placed.total`;"
          + " an event whose own name has a dot cannot be asked here";

  private final boolean inJourney;

  /**
   * @param inJourney whether the clauses are asked in a journey
   */
  HistoryClauses(boolean inJourney) {
    this.inJourney = inJourney;
  }

  List<Kind<Clause>> kinds() {
    return List.of(
        new Kind<>(SUM, mapping -> aggregate(mapping, Aggregate.Kind.SUM, SUM)),
        new Kind<>(MIN, mapping -> aggregate(mapping, Aggregate.Kind.MIN, MIN)),
        new Kind<>(MAX, mapping -> aggregate(mapping, Aggregate.Kind.MAX, MAX)),
        new Kind<>(DISTINCT, mapping -> aggregate(mapping, Aggregate.Kind.DISTINCT, DISTINCT)),
        new Kind<>(LAST, this::last),
        new Kind<>(FIRST, mapping -> when(mapping, true)));
  }

  private Optional<? extends Clause> last(YamlMapping mapping) {
    if (BoundReader.isIn(mapping)) {
      mapping
          .get("before")
          .ifPresent(
              value ->
                  value.problem(
                      "`before` asks when it was, and a bound asks for a value",
                      "write two clauses: `{last: login, before: 30d}` and the other"));
      return aggregate(mapping, Aggregate.Kind.LAST, LAST);
    }
    Optional<YamlValue> since = mapping.get("since");
    if (since.isPresent()) {
      since
          .get()
          .problem(
              "the last time is asked by `before` or `within`, not by `since`",
              "whether it happened since then: `{did: login, since: start}`");
      return Optional.empty();
    }
    YamlValue event = mapping.get("last").get();
    if (event.glimpse().contains(".")) {
      event.problem(
          "`last` with a property compares its value with something",
          "add `over:`, `under:` or `equals:`; for the last time name the event alone, and one"
              + " whose own name has a dot cannot be asked here");
      return Optional.empty();
    }
    return when(mapping, false);
  }

  private Optional<Aggregate> aggregate(YamlMapping mapping, Aggregate.Kind kind, Keys keys) {
    Optional<Matcher> property = mapping.get(keys.leading()).flatMap(HistoryClauses::property);
    Optional<ExpressionText> where = mapping.get("where").flatMap(ExpressionReader::read);
    Reach reach = ReachReader.read(mapping, inJourney);
    Optional<Clause.Bound> bound = BoundReader.read(mapping, kind == Aggregate.Kind.LAST);
    if (property.isEmpty() || bound.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Aggregate(
            kind,
            property.get().group(1).strip(),
            property.get().group(2).strip(),
            where,
            reach,
            bound.get(),
            mapping.span()));
  }

  /** Event and property, split at the first dot. */
  private static Optional<Matcher> property(YamlValue value) {
    Optional<String> text = Names.event(value);
    Matcher parts = PROPERTY.matcher(text.orElse(""));
    if (text.isPresent() && ROOTED.matcher(text.get()).matches()) {
      value.problem(
          value.label() + " takes an event and its property, not an expression", PROPERTY_HINT);
      return Optional.empty();
    } else if (text.isPresent() && !parts.matches()) {
      value.problem("`" + text.get() + "` names no property of an event", PROPERTY_HINT);
      return Optional.empty();
    }
    return text.map(found -> parts);
  }

  private static Optional<Clause.When> when(YamlMapping mapping, boolean first) {
    String key = first ? "first" : "last";
    Optional<String> event = mapping.get(key).flatMap(Names::event);
    Optional<ExpressionText> where = mapping.get("where").flatMap(ExpressionReader::read);
    Optional<Duration> before = mapping.get("before").flatMap(DurationReader::window);
    Optional<Duration> within = mapping.get("within").flatMap(DurationReader::window);
    List<String> written = mapping.among("before", "within");
    if (written.size() != 1 && !mapping.hasForeignKeys()) {
      mapping.problem(
          written.isEmpty()
              ? "`" + key + "` needs `before` or `within`"
              : "`before` and `within` do not go together in one clause",
          "longer ago than: `before: 30d`; not longer ago than: `within: 30d`");
    }
    if (event.isEmpty() || written.size() != 1) {
      return Optional.empty();
    }
    return before
        .or(() -> within)
        .map(
            length ->
                new Clause.When(
                    first, event.get(), where, before.isPresent(), length, mapping.span()));
  }

  private static Keys aggregate(String place, String leading) {
    return Keys.of(place, leading, "where", "within", "since", "over", "under", "equals");
  }
}
