package io.beckon.core.model;

import io.beckon.core.source.Span;
import java.util.Optional;

/** What starts a journey. */
public sealed interface Trigger {

  Span span();

  <R> R accept(Visitor<R> visitor);

  /** An event, filtered by its properties and the profile. */
  record OnEvent(String event, Optional<ExpressionText> where, Span span) implements Trigger {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onEvent(this);
    }
  }

  /** One method a kind, so that a new kind fails to compile wherever it is not handled. */
  interface Visitor<R> {
    R onEvent(OnEvent trigger);
  }
}
