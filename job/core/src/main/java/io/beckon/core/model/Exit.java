package io.beckon.core.model;

import io.beckon.core.source.Span;
import java.util.Optional;

/** What ends a journey before its last step. */
public sealed interface Exit {

  Span span();

  <R> R accept(Visitor<R> visitor);

  /** An event after the journey's start, over {@code event}, {@code profile}, {@code trigger}. */
  record OnEvent(String event, Optional<ExpressionText> where, Span span) implements Exit {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onEvent(this);
    }
  }

  /** A condition that turns true. One that is true at entry acts only after it was false. */
  record OnCondition(Clause condition) implements Exit {
    @Override
    public Span span() {
      return condition.span();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onCondition(this);
    }
  }

  /** One method a kind, so that a new kind fails to compile wherever it is not handled. */
  interface Visitor<R> {
    R onEvent(OnEvent exit);

    R onCondition(OnCondition exit);
  }
}
