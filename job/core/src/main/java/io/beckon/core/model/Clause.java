package io.beckon.core.model;

import io.beckon.core.source.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A question about the profile, the trigger or history, freely nested. */
public sealed interface Clause {

  Span span();

  <R> R accept(Visitor<R> visitor);

  /** A CEL expression over {@code profile} and {@code trigger}. */
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
   * @param within length of the window that ends now; absent: ever
   * @param times how often
   */
  record Did(
      String event,
      Optional<ExpressionText> where,
      Optional<Duration> within,
      Times times,
      Span span)
      implements Clause {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.did(this);
    }
  }

  record Not(Clause clause, Span span) implements Clause {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.not(this);
    }
  }

  /** At least one of them. */
  record Any(List<Clause> clauses, Span span) implements Clause {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.any(this);
    }
  }

  /** Every one of them; a list in a campaign file is this. */
  record All(List<Clause> clauses, Span span) implements Clause {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.all(this);
    }
  }

  /** One method a kind, so that a new kind fails to compile wherever it is not handled. */
  interface Visitor<R> {
    R compare(Compare clause);

    R did(Did clause);

    R not(Not clause);

    R any(Any clause);

    R all(All clause);
  }
}
