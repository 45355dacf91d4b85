package io.beckon.core.oracle;

import io.beckon.core.event.Event;
import io.beckon.core.model.Clause;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Times;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything a user ever did, in the order of the log; each question goes through all of it. */
final class NaiveMemory {

  private final Map<String, Meaning> meanings;
  private final List<Event> events = new ArrayList<>();
  private Map<String, Object> profile = Map.of();

  NaiveMemory(Map<String, Meaning> meanings) {
    this.meanings = meanings;
  }

  void add(Event event) {
    if (event.kind() == Event.Kind.TRACK) {
      events.add(event);
      return;
    }
    Map<String, Object> changed = new HashMap<>(profile);
    event
        .properties()
        .forEach(
            (name, value) -> {
              if (value == null) {
                changed.remove(name);
              } else {
                changed.put(name, value);
              }
            });
    profile = changed;
  }

  boolean holds(Optional<ExpressionText> where, Event event, Map<String, Object> trigger) {
    return where.isEmpty()
        || meanings.get(where.get().text()).holds(event.properties(), profile, trigger);
  }

  /** The answer of a clause at an instant, over what is known. */
  boolean holds(Clause clause, Event trigger, long now) {
    return clause.accept(
        new Clause.Visitor<Boolean>() {
          @Override
          public Boolean compare(Clause.Compare compare) {
            return meanings
                .get(compare.expression().text())
                .holds(Map.of(), profile, trigger.properties());
          }

          @Override
          public Boolean did(Clause.Did did) {
            long count =
                events.stream()
                    .filter(event -> counts(did, event))
                    .filter(event -> within(did, event, now))
                    .count();
            Times times = did.times();
            return switch (times.kind()) {
              case AT_LEAST -> count >= times.count();
              case AT_MOST -> count <= times.count();
              case EXACTLY -> count == times.count();
            };
          }

          @Override
          public Boolean aggregate(Clause.Aggregate aggregate) {
            throw new UnsupportedOperationException();
          }

          @Override
          public Boolean when(Clause.When when) {
            throw new UnsupportedOperationException();
          }

          @Override
          public Boolean in(Clause.In in) {
            throw new UnsupportedOperationException();
          }

          @Override
          public Boolean message(Clause.Message message) {
            throw new UnsupportedOperationException();
          }

          @Override
          public Boolean not(Clause.Not not) {
            return !holds(not.clause(), trigger, now);
          }

          @Override
          public Boolean any(Clause.Any any) {
            return any.clauses().stream().anyMatch(each -> holds(each, trigger, now));
          }

          @Override
          public Boolean all(Clause.All all) {
            return all.clauses().stream().allMatch(each -> holds(each, trigger, now));
          }
        });
  }

  /** The instants after {@code now} at which some event leaves some window of the clause. */
  List<Long> instantsThatMayTurn(Clause clause, long now) {
    List<Long> instants = new ArrayList<>();
    for (Clause.Did did : clausesAbout(clause)) {
      for (Event event : events) {
        if (counts(did, event) && did.reach().within().isPresent()) {
          instants.add(event.time() + did.reach().within().get().toMillis());
        }
      }
    }
    instants.removeIf(instant -> instant <= now);
    return instants;
  }

  /** Every question about history in a clause. */
  static List<Clause.Did> clausesAbout(Clause clause) {
    if (clause instanceof Clause.Did did) {
      return List.of(did);
    }
    if (clause instanceof Clause.Not not) {
      return clausesAbout(not.clause());
    }
    List<Clause> inside =
        clause instanceof Clause.Any any
            ? any.clauses()
            : clause instanceof Clause.All all ? all.clauses() : List.of();
    return inside.stream().flatMap(each -> clausesAbout(each).stream()).toList();
  }

  private boolean counts(Clause.Did did, Event event) {
    return event.name().equals(did.event())
        && (did.where().isEmpty()
            || meanings
                .get(did.where().get().text())
                .holds(event.properties(), Map.of(), Map.of()));
  }

  /** A window of length w at now is (now - w, ...]: what lies after now counts too. */
  private static boolean within(Clause.Did did, Event event, long now) {
    return did.reach().within().isEmpty()
        || event.time() > now - did.reach().within().get().toMillis();
  }
}
