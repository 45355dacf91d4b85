package io.beckon.core.read;

import io.beckon.core.model.Clause;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Reach;
import io.beckon.core.model.Times;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads clauses, in the one shape that they have everywhere. */
final class ClauseReader {

  static final Keys DID =
      Keys.of("a `did` clause", "did", "where", "within", "times").later("since");
  static final Keys NOT = Keys.of("a `not` clause", "not");
  static final Keys ANY = Keys.of("an `any` clause", "any");
  static final Keys ALL = Keys.of("an `all` clause", "all");

  static final Kinds<Clause> KINDS =
      new Kinds<>(
          "a clause",
          List.of(
              new Kind<>(DID, ClauseReader::did),
              new Kind<>(NOT, ClauseReader::not),
              new Kind<>(ANY, ClauseReader::any),
              new Kind<>(ALL, ClauseReader::all)),
          List.of(
              "sum",
              "min",
              "max",
              "last",
              "first",
              "distinct",
              "in",
              "received",
              "opened",
              "clicked"),
          "write each clause as an item of its own: `all: [{did: ...}, {not: ...}]`");

  private static final String LIST_HINT = "clauses, each with a `- ` in front or in `[...]`";

  private ClauseReader() {}

  /** An expression, a mapping with the key of its kind, or a list: all of it. */
  static Optional<Clause> read(YamlValue value) {
    if (value.isText()) {
      return ExpressionReader.read(value).map(Clause.Compare::new);
    }
    if (value.isList()) {
      return list(value).map(clauses -> new Clause.All(clauses, value.span()));
    }
    return KINDS.read(value);
  }

  private static Optional<Clause> did(YamlMapping mapping) {
    Optional<String> event = mapping.get("did").flatMap(Names::event);
    Optional<ExpressionText> where = mapping.get("where").flatMap(ExpressionReader::read);
    Optional<Duration> within = mapping.get("within").flatMap(DurationReader::window);
    Times times = mapping.get("times").flatMap(TimesReader::read).orElse(Times.ONCE);
    return event.map(
        name ->
            new Clause.Did(
                name, where, new Reach(within, Optional.empty()), times, mapping.span()));
  }

  private static Optional<Clause> not(YamlMapping mapping) {
    return mapping
        .get("not")
        .flatMap(ClauseReader::read)
        .map(clause -> new Clause.Not(clause, mapping.span()));
  }

  private static Optional<Clause> any(YamlMapping mapping) {
    return mapping
        .get("any")
        .flatMap(ClauseReader::list)
        .map(clauses -> new Clause.Any(clauses, mapping.span()));
  }

  private static Optional<Clause> all(YamlMapping mapping) {
    return mapping
        .get("all")
        .flatMap(ClauseReader::list)
        .map(clauses -> new Clause.All(clauses, mapping.span()));
  }

  private static Optional<List<Clause>> list(YamlValue value) {
    return value
        .items("a list of clauses", LIST_HINT)
        .map(items -> items.stream().flatMap(item -> read(item).stream()).toList());
  }
}
