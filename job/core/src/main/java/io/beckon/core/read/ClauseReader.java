package io.beckon.core.read;

import io.beckon.core.model.Clause;
import io.beckon.core.model.Clause.Message;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Reach;
import io.beckon.core.model.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads clauses, in the one shape that they have everywhere. */
final class ClauseReader {

  static final Keys DID = Keys.of("a `did` clause", "did", "where", "within", "since", "times");
  static final Keys IN = Keys.of("an `in` clause", "in");
  static final Keys RECEIVED = Keys.of("a `received` clause", "received", "within", "since");
  static final Keys OPENED = Keys.of("an `opened` clause", "opened", "within", "since");
  static final Keys CLICKED = Keys.of("a `clicked` clause", "clicked", "within", "since");
  static final Keys NOT = Keys.of("a `not` clause", "not");
  static final Keys ANY = Keys.of("an `any` clause", "any");
  static final Keys ALL = Keys.of("an `all` clause", "all");

  /** Reads clauses that are asked in a journey. */
  static final ClauseReader OF_JOURNEY = new ClauseReader(true);

  /** Reads clauses of a segment, which knows of no journey. */
  static final ClauseReader OF_SEGMENT = new ClauseReader(false);

  private static final String LIST_HINT = "clauses, each with a `- ` in front or in `[...]`";

  private final boolean inJourney;
  private final Kinds<Clause> kinds;

  private ClauseReader(boolean inJourney) {
    this.inJourney = inJourney;
    List<Kind<Clause>> all = new ArrayList<>();
    all.add(new Kind<>(DID, this::did));
    all.addAll(new HistoryClauses(inJourney).kinds());
    all.add(new Kind<>(IN, ClauseReader::in));
    all.add(new Kind<>(RECEIVED, mapping -> message(mapping, Message.Kind.RECEIVED, RECEIVED)));
    all.add(new Kind<>(OPENED, mapping -> message(mapping, Message.Kind.OPENED, OPENED)));
    all.add(new Kind<>(CLICKED, mapping -> message(mapping, Message.Kind.CLICKED, CLICKED)));
    all.add(new Kind<>(NOT, this::not));
    all.add(new Kind<>(ANY, this::any));
    all.add(new Kind<>(ALL, this::all));
    kinds =
        new Kinds<>(
            "a clause",
            all,
            "write each clause as an item of its own: `all: [{did: ...}, {not: ...}]`");
  }

  /** Those of a mapping, for readers of parts that may be a clause or something else. */
  Kinds<Clause> kinds() {
    return kinds;
  }

  /** An expression, a mapping with the key of its kind, or a list: all of it. */
  Optional<Clause> read(YamlValue value) {
    if (value.isText()) {
      return ExpressionReader.read(value).map(Clause.Compare::new);
    }
    if (value.isList()) {
      return list(value).map(clauses -> new Clause.All(clauses, value.span()));
    }
    return kinds.read(value);
  }

  private Optional<Clause> did(YamlMapping mapping) {
    Optional<String> event = mapping.get("did").flatMap(Names::event);
    Optional<ExpressionText> where = mapping.get("where").flatMap(ExpressionReader::read);
    Reach reach = ReachReader.read(mapping, inJourney);
    Times times = mapping.get("times").flatMap(TimesReader::read).orElse(Times.ONCE);
    return event.map(name -> new Clause.Did(name, where, reach, times, mapping.span()));
  }

  private static Optional<Clause> in(YamlMapping mapping) {
    return mapping
        .get("in")
        .flatMap(Names::segment)
        .map(segment -> new Clause.In(segment, mapping.span()));
  }

  private Optional<Clause> message(YamlMapping mapping, Message.Kind kind, Keys keys) {
    Optional<String> message = mapping.get(keys.leading()).flatMap(Names::plain);
    Reach reach = ReachReader.read(mapping, inJourney);
    return message.map(name -> new Message(kind, name, reach, mapping.span()));
  }

  private Optional<Clause> not(YamlMapping mapping) {
    return mapping
        .get("not")
        .flatMap(this::read)
        .map(clause -> new Clause.Not(clause, mapping.span()));
  }

  private Optional<Clause> any(YamlMapping mapping) {
    return mapping
        .get("any")
        .flatMap(this::list)
        .map(clauses -> new Clause.Any(clauses, mapping.span()));
  }

  private Optional<Clause> all(YamlMapping mapping) {
    return mapping
        .get("all")
        .flatMap(this::list)
        .map(clauses -> new Clause.All(clauses, mapping.span()));
  }

  private Optional<List<Clause>> list(YamlValue value) {
    return value
        .items("a list of clauses", LIST_HINT)
        .map(items -> items.stream().flatMap(item -> read(item).stream()).toList());
  }
}
