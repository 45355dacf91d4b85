package io.beckon.core.model;

import io.beckon.core.source.Span;
import java.time.Duration;
import java.util.Optional;

/** One step of a sequence: something that happens, or that does not. */
public sealed interface SequenceStep {

  /** Name of the event. */
  String event();

  /** Which of these events, over {@code event}, {@code profile} and {@code matched}. */
  Optional<ExpressionText> where();

  Span span();

  /**
   * An event, or so many of them.
   *
   * @param times how many; one where the file says nothing
   * @param optional whether the sequence may go on without it
   * @param same a property of which all events of this step have the same value
   * @param as the name by which {@code matched} knows it
   */
  record Happens(
      String event,
      Optional<ExpressionText> where,
      Times times,
      boolean optional,
      Optional<String> same,
      Optional<String> as,
      Span span)
      implements SequenceStep {

    /** Whether it takes a number of events that is known before. */
    public boolean isExact() {
      return times.kind() == Times.Kind.EXACTLY;
    }

    /** Whether it takes one event and no other. */
    public boolean isSingle() {
      return isExact() && times.count() == 1;
    }
  }

  /**
   * An event that does not come between the step before and the one behind.
   *
   * @param within behind the last step: how long it must stay away, counted from the last event;
   *     absent: as long as the sequence lasts
   */
  record Absent(String event, Optional<ExpressionText> where, Optional<Duration> within, Span span)
      implements SequenceStep {}
}
