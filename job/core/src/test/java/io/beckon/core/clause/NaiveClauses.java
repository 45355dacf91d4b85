package io.beckon.core.clause;

import io.beckon.core.model.Clause;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Reach;
import io.beckon.core.model.Segment;
import io.beckon.core.model.Since;
import io.beckon.core.model.Times;
import io.beckon.core.model.Trigger;
import io.beckon.core.state.Anchor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Everything that happened; each question goes through all of it. */
final class NaiveClauses {

  private static final Comparator<Happening> IN_ORDER =
      Comparator.comparingLong(Happening::time).thenComparingLong(Happening::place);

  private final Map<String, Segment> segments;
  private final List<Happening> all = new ArrayList<>();

  NaiveClauses(Map<String, Segment> segments) {
    this.segments = segments;
  }

  void add(Happening happening) {
    all.add(happening);
  }

  List<Happening> all() {
    return all;
  }

  /** The answer at an instant, of a user who has these moments of a journey. */
  boolean holds(Clause clause, long now, Anchor start, Anchor lastSend) {
    return clause.accept(new Asked(now, start, lastSend));
  }

  /** Whether it is silent at an instant. */
  boolean silent(Trigger.OnSilence trigger, long now) {
    List<Happening> breaks =
        all.stream()
            .filter(one -> trigger.without().isEmpty() || trigger.without().contains(one.name()))
            .toList();
    Optional<Happening> begin;
    if (trigger.after().isEmpty()) {
      begin = breaks.stream().max(IN_ORDER);
    } else {
      begin =
          all.stream()
              .filter(one -> one.name().equals(trigger.after().get()))
              .filter(one -> breaks.stream().noneMatch(other -> other.isAfter(one)))
              .min(IN_ORDER);
    }
    return begin.isPresent() && begin.get().time() <= now - trigger.length().toMillis();
  }

  /** Whether the latest in the log takes a count from one below to the number. */
  boolean completes(Trigger.OnCount trigger, long now) {
    Happening last = all.get(all.size() - 1);
    long with = counted(trigger, last, now, all);
    long without = counted(trigger, last, now, all.subList(0, all.size() - 1));
    return with == trigger.times() && without == trigger.times() - 1;
  }

  private long counted(Trigger.OnCount trigger, Happening at, long now, List<Happening> known) {
    Optional<Happening> anew =
        known.stream()
            .filter(one -> trigger.unless().equals(Optional.of(one.name())))
            .max(IN_ORDER);
    return matching(known, trigger.event(), trigger.where())
        .filter(one -> one.time() > now - trigger.within().toMillis())
        .filter(one -> anew.isEmpty() || one.isAfter(anew.get()))
        .filter(one -> trigger.same().isEmpty() || isSame(trigger.same().get(), one, at))
        .count();
  }

  private static boolean isSame(String property, Happening one, Happening other) {
    Object value = one.properties().get(property);
    return value != null
        && Samples.identity(value).equals(Samples.identity(other.properties().get(property)));
  }

  private static Stream<Happening> matching(
      List<Happening> known, String event, Optional<ExpressionText> where) {
    Predicate<Map<String, Object>> counts =
        where.map(text -> Samples.WHERES.get(text.text())).orElse(properties -> true);
    return known.stream().filter(one -> one.name().equals(event) && counts.test(one.properties()));
  }

  private static Object value(Happening happening, String path) {
    Object value = happening.properties();
    for (String name : path.split("\\.")) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }

  /** A question at an instant. */
  private final class Asked implements Clause.Visitor<Boolean> {

    private final long now;
    private final Anchor start;
    private final Anchor lastSend;

    Asked(long now, Anchor start, Anchor lastSend) {
      this.now = now;
      this.start = start;
      this.lastSend = lastSend;
    }

    @Override
    public Boolean compare(Clause.Compare clause) {
      throw new UnsupportedOperationException("The profile is not history");
    }

    @Override
    public Boolean did(Clause.Did clause) {
      long count =
          matching(all, clause.event(), clause.where()).filter(covered(clause.reach())).count();
      return isSo(clause.times(), count);
    }

    @Override
    public Boolean aggregate(Clause.Aggregate clause) {
      List<Happening> having =
          matching(all, clause.event(), clause.where())
              .filter(covered(clause.reach()))
              .filter(one -> value(one, clause.property()) != null)
              .sorted(IN_ORDER)
              .toList();
      List<Object> values = having.stream().map(one -> value(one, clause.property())).toList();
      List<BigDecimal> numbers =
          values.stream().filter(Samples::isNumber).map(Samples::exactly).toList();
      Object result =
          switch (clause.kind()) {
            case SUM -> numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            case MIN -> numbers.stream().min(Comparator.naturalOrder()).orElse(null);
            case MAX -> numbers.stream().max(Comparator.naturalOrder()).orElse(null);
            case LAST -> values.isEmpty() ? null : values.get(values.size() - 1);
            case DISTINCT ->
                BigDecimal.valueOf(values.stream().map(Samples::identity).distinct().count());
          };
      return result != null && isSo(clause.bound(), result);
    }

    @Override
    public Boolean when(Clause.When clause) {
      List<Happening> found =
          matching(all, clause.event(), clause.where()).sorted(IN_ORDER).toList();
      if (found.isEmpty()) {
        return false;
      }
      long time = found.get(clause.first() ? 0 : found.size() - 1).time();
      long ago = now - clause.length().toMillis();
      return clause.before() ? time <= ago : time > ago;
    }

    @Override
    public Boolean in(Clause.In clause) {
      return segments.get(clause.segment()).who().accept(this);
    }

    @Override
    public Boolean message(Clause.Message clause) {
      List<String> reports =
          switch (clause.kind()) {
            case RECEIVED -> List.of("message_sent", "message_delivered");
            case OPENED -> List.of("message_opened");
            case CLICKED -> List.of("message_clicked");
          };
      return all.stream()
          .filter(one -> reports.contains(one.name()))
          .filter(
              one ->
                  clause.message().equals(one.properties().get("template"))
                      || clause.message().equals(one.properties().get("step")))
          .filter(
              one ->
                  clause.kind() == Clause.Message.Kind.RECEIVED
                      || !Boolean.FALSE.equals(one.properties().get("human")))
          .anyMatch(covered(clause.reach()));
    }

    @Override
    public Boolean not(Clause.Not clause) {
      return !clause.clause().accept(this);
    }

    @Override
    public Boolean any(Clause.Any clause) {
      return clause.clauses().stream().anyMatch(part -> part.accept(this));
    }

    @Override
    public Boolean all(Clause.All clause) {
      return clause.clauses().stream().allMatch(part -> part.accept(this));
    }

    private Predicate<Happening> covered(Reach reach) {
      if (reach.within().isPresent()) {
        long opens = now - reach.within().get().toMillis();
        return one -> one.time() > opens;
      }
      if (reach.since().isPresent()) {
        Anchor moment = reach.since().get() == Since.START ? start : lastSend;
        return one -> one.isAfter(moment);
      }
      return one -> true;
    }
  }

  private static boolean isSo(Times times, long count) {
    return switch (times.kind()) {
      case AT_LEAST -> count >= times.count();
      case AT_MOST -> count <= times.count();
      case EXACTLY -> count == times.count();
    };
  }

  private static boolean isSo(Clause.Bound bound, Object result) {
    Object found = Samples.isNumber(result) ? Samples.exactly(result) : result;
    if (!(found instanceof BigDecimal number) || !Samples.isNumber(bound.value())) {
      boolean kept = !(found instanceof String text) || text.length() <= 256;
      return bound.kind() == Clause.Bound.Kind.EQUALS && kept && found.equals(bound.value());
    }
    int order = number.compareTo(Samples.exactly(bound.value()));
    return switch (bound.kind()) {
      case OVER -> order > 0;
      case UNDER -> order < 0;
      case EQUALS -> order == 0;
    };
  }
}
