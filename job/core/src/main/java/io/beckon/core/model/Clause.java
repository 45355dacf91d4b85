package io.beckon.core.model;

import io.beckon.core.source.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A question about the profile, the trigger or history, freely nested. */
public sealed interface Clause {

  Span span();

  <R> R accept(Visitor<R> visitor);

  /** The questions that it is made of, in the order of the file; itself where it is one. */
  default Stream<Clause> questions() {
    return Stream.of(this);
  }

  /** A CEL expression over {@code profile}, {@code trigger} and {@code journey}. */
  record Compare(ExpressionText expression) implements Clause {
    @Override
    public Span span() {
      return expression.span();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.compare(this);
    }
  }

  /**
   * How often the user did something.
   *
   * @param event name of the event
   * @param where which of them count, over {@code event}
   * @param reach how far back
   * @param times how often
   */
  record Did(String event, Optional<ExpressionText> where, Reach reach, Times times, Span span)
      implements Clause {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.did(this);
    }
  }

  /**
   * What the values of a property come to, over the occurrences of an event that have one.
   *
   * @param kind how they are put together
   * @param event name of the event
   * @param property path of the property, such as {@code total} or {@code address.country}
   * @param where which occurrences count, over {@code event}
   * @param reach how far back
   * @param bound what the result is compared with
   */
  record Aggregate(
      Kind kind,
      String event,
      String property,
      Optional<ExpressionText> where,
      Reach reach,
      Bound bound,
      Span span)
      implements Clause {

    /** How values are put together. */
    public enum Kind {
      /** Of the numbers among them, without rounding; 0 of none. */
      SUM,
      /** Of the numbers among them; missing of none. */
      MIN,
      MAX,
      /** The value of the latest occurrence that has one; missing of none. */
      LAST,
      /** How many different values there are; 0 of none. */
      DISTINCT
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.aggregate(this);
    }
  }

  /**
   * What a result is compared with.
   *
   * @param kind how; {@code over} and {@code under} are strict
   * @param value a {@link Long} or {@link Double}; for {@code equals} of {@code last} also a text
   *     or a {@link Boolean}
   */
  record Bound(Kind kind, Object value) {

    public enum Kind {
      OVER,
      UNDER,
      EQUALS
    }
  }

  /**
   * When the user did something first or last.
   *
   * @param first the first time ever, or else the last
   * @param event name of the event
   * @param where which occurrences count, over {@code event}
   * @param before whether it must be longer ago than the length (E at or before now - length), or
   *     else within it (E after now - length); false where it never happened, in either case
   * @param length how long ago
   */
  record When(
      boolean first,
      String event,
      Optional<ExpressionText> where,
      boolean before,
      Duration length,
      Span span)
      implements Clause {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.when(this);
    }
  }

  /** Whether the user is in a segment: its condition, asked at the now of the question. */
  record In(String segment, Span span) implements Clause {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.in(this);
    }
  }

  /**
   * What became of a message, by the reports of delivery.
   *
   * @param kind what
   * @param message name of the template, or id of the send step
   * @param reach how far back
   */
  record Message(Kind kind, String message, Reach reach, Span span) implements Clause {

    /** What can be reported of a message; only people open and click. */
    public enum Kind {
      RECEIVED,
      OPENED,
      CLICKED
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.message(this);
    }
  }

  record Not(Clause clause, Span span) implements Clause {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.not(this);
    }

    @Override
    public Stream<Clause> questions() {
      return clause.questions();
    }
  }

  /** At least one of them. */
  record Any(List<Clause> clauses, Span span) implements Clause {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.any(this);
    }

    @Override
    public Stream<Clause> questions() {
      return clauses.stream().flatMap(Clause::questions);
    }
  }

  /** Every one of them; a list in a campaign file is this. */
  record All(List<Clause> clauses, Span span) implements Clause {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.all(this);
    }

    @Override
    public Stream<Clause> questions() {
      return clauses.stream().flatMap(Clause::questions);
    }
  }

  /** One method a kind, so that a new kind fails to compile wherever it is not handled. */
  interface Visitor<R> {
    R compare(Compare clause);

    R did(Did clause);

    R aggregate(Aggregate clause);

    R when(When clause);

    R in(In clause);

    R message(Message clause);

    R not(Not clause);

    R any(Any clause);

    R all(All clause);
  }
}
