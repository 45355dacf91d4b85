package io.beckon.core.oracle;

import io.beckon.core.model.Clause;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Reach;
import io.beckon.core.model.Since;
import io.beckon.core.model.Times;
import io.beckon.core.value.Values;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Clauses, asked of all that ever happened. */
final class NaiveClauses {

  private static final Comparator<NaiveLog.Happened> BY_TIME_THEN_PLACE =
      Comparator.comparing(NaiveLog.Happened::time).thenComparing(NaiveLog.Happened::place);

  private final NaiveUser user;

  /**
   * What a clause is asked about.
   *
   * @param trigger properties of what began the journey; empty where none asks
   * @param values what the journey set
   * @param start of the journey; null where none asks
   * @param lastSend of the journey; its start before any
   * @param now windows end here and are open towards later events
   */
  record Question(
      Map<String, Object> trigger,
      Map<String, Object> values,
      Point start,
      Point lastSend,
      long now) {

    static Question ofNobody(long now) {
      return new Question(Map.of(), Map.of(), null, null, now);
    }
  }

  NaiveClauses(NaiveUser user) {
    this.user = user;
  }

  boolean holds(Clause clause, Question question) {
    return clause.accept(new Answer(question));
  }

  private final class Answer implements Clause.Visitor<Boolean> {

    private final Question question;

    Answer(Question question) {
      this.question = question;
    }

    @Override
    public Boolean compare(Clause.Compare clause) {
      return user.meaning(clause.expression())
          .holds(new Roots(Map.of(), user.log.profile(), question.trigger(), question.values()));
    }

    @Override
    public Boolean did(Clause.Did clause) {
      return enough(
          clause.times(),
          reached(matching(clause.event(), clause.where()), clause.reach()).count());
    }

    @Override
    public Boolean aggregate(Clause.Aggregate clause) {
      List<Object> values =
          reached(matching(clause.event(), clause.where()), clause.reach())
              .sorted(BY_TIME_THEN_PLACE)
              .map(happened -> property(happened.properties(), clause.property()))
              .filter(value -> value != null)
              .toList();
      return compared(result(clause.kind(), values), clause.bound());
    }

    @Override
    public Boolean when(Clause.When clause) {
      Comparator<NaiveLog.Happened> order =
          clause.first() ? BY_TIME_THEN_PLACE.reversed() : BY_TIME_THEN_PLACE;
      Optional<NaiveLog.Happened> found = matching(clause.event(), clause.where()).max(order);
      long longAgo = question.now() - clause.length().toMillis();
      return found.isPresent() && clause.before() == (found.get().time() <= longAgo);
    }

    @Override
    public Boolean in(Clause.In clause) {
      return holds(user.world.segments().get(clause.segment()), Question.ofNobody(question.now()));
    }

    @Override
    public Boolean message(Clause.Message clause) {
      return reached(reports(clause.kind(), clause.message()), clause.reach())
          .findAny()
          .isPresent();
    }

    @Override
    public Boolean not(Clause.Not clause) {
      return !clause.clause().accept(this);
    }

    @Override
    public Boolean any(Clause.Any clause) {
      return clause.clauses().stream().anyMatch(each -> each.accept(this));
    }

    @Override
    public Boolean all(Clause.All clause) {
      return clause.clauses().stream().allMatch(each -> each.accept(this));
    }

    private Stream<NaiveLog.Happened> reached(Stream<NaiveLog.Happened> all, Reach reach) {
      if (reach.within().isPresent()) {
        long opens = question.now() - reach.within().get().toMillis();
        return all.filter(happened -> happened.time() > opens);
      }
      if (reach.since().isPresent()) {
        Point since = reach.since().get() == Since.START ? question.start() : question.lastSend();
        return all.filter(since::isBefore);
      }
      return all;
    }
  }

  /**
   * The instants after another one at which some event leaves some window of a clause. Nothing else
   * of it turns with time alone.
   */
  List<Long> mayTurn(Clause clause, long after) {
    List<Long> instants = new ArrayList<>();
    clause.accept(
        new Clause.Visitor<Void>() {
          @Override
          public Void compare(Clause.Compare compare) {
            return null;
          }

          @Override
          public Void did(Clause.Did did) {
            return leaving(matching(did.event(), did.where()), did.reach().within());
          }

          @Override
          public Void aggregate(Clause.Aggregate aggregate) {
            return leaving(
                matching(aggregate.event(), aggregate.where()), aggregate.reach().within());
          }

          @Override
          public Void when(Clause.When when) {
            return leaving(matching(when.event(), when.where()), Optional.of(when.length()));
          }

          @Override
          public Void in(Clause.In in) {
            return user.world.segments().get(in.segment()).accept(this);
          }

          @Override
          public Void message(Clause.Message message) {
            return leaving(reports(message.kind(), message.message()), message.reach().within());
          }

          @Override
          public Void not(Clause.Not not) {
            return not.clause().accept(this);
          }

          @Override
          public Void any(Clause.Any any) {
            any.clauses().forEach(each -> each.accept(this));
            return null;
          }

          @Override
          public Void all(Clause.All all) {
            all.clauses().forEach(each -> each.accept(this));
            return null;
          }

          private Void leaving(Stream<NaiveLog.Happened> events, Optional<Duration> length) {
            length.ifPresent(
                window -> events.forEach(each -> instants.add(each.time() + window.toMillis())));
            return null;
          }
        });
    instants.removeIf(instant -> instant <= after);
    return instants;
  }

  boolean looksAtProfile(Clause clause) {
    return new NaiveInterest(user.world)
        .parts(clause).stream().anyMatch(Clause.Compare.class::isInstance);
  }

  Stream<NaiveLog.Happened> matching(String event, Optional<ExpressionText> where) {
    return user.log.tracked(event).stream()
        .filter(happened -> user.holds(where, Roots.ofEvent(happened.properties())));
  }

  /** Reports of a message by its template, or by the id of its step. */
  Stream<NaiveLog.Happened> reports(Clause.Message.Kind kind, String message) {
    return user.log.tracked().stream().filter(happened -> reports(happened, kind, message));
  }

  static boolean reports(NaiveLog.Happened happened, Clause.Message.Kind kind, String message) {
    boolean named =
        message.equals(happened.properties().get("template"))
            || message.equals(happened.properties().get("step"));
    boolean human = !Boolean.FALSE.equals(happened.properties().get("human"));
    return named
        && switch (kind) {
          case RECEIVED -> List.of("message_sent", "message_delivered").contains(happened.name());
          case OPENED -> human && happened.name().equals("message_opened");
          case CLICKED -> human && happened.name().equals("message_clicked");
        };
  }

  /** The value at a path; null where a part of it is missing. */
  static Object property(Map<String, Object> properties, String path) {
    Object value = properties;
    for (String name : path.split("\\.")) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }

  private static boolean enough(Times times, long count) {
    return switch (times.kind()) {
      case AT_LEAST -> count >= times.count();
      case AT_MOST -> count <= times.count();
      case EXACTLY -> count == times.count();
    };
  }

  /** Values in the order in which they happened; null for a missing result. */
  private static Object result(Clause.Aggregate.Kind kind, List<Object> values) {
    Stream<BigDecimal> numbers =
        values.stream().filter(Number.class::isInstance).map(NaiveClauses::decimal);
    return switch (kind) {
      case SUM -> numbers.reduce(BigDecimal.ZERO, BigDecimal::add);
      case MIN -> numbers.min(Comparator.naturalOrder()).orElse(null);
      case MAX -> numbers.max(Comparator.naturalOrder()).orElse(null);
      case LAST -> values.isEmpty() ? null : values.get(values.size() - 1);
      case DISTINCT ->
          BigDecimal.valueOf(
              values.stream().map(Values::key).map(Optional::orElseThrow).distinct().count());
    };
  }

  private static boolean compared(Object result, Clause.Bound bound) {
    if (!(result instanceof Number)) {
      return bound.kind() == Clause.Bound.Kind.EQUALS && Values.equal(result, bound.value());
    }
    if (!(bound.value() instanceof Number)) {
      return false;
    }
    int difference = decimal(result).compareTo(decimal(bound.value()));
    return switch (bound.kind()) {
      case OVER -> difference > 0;
      case UNDER -> difference < 0;
      case EQUALS -> difference == 0;
    };
  }

  private static BigDecimal decimal(Object number) {
    return number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
  }
}
