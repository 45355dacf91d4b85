package io.beckon.core.model;

import io.beckon.core.source.Span;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
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

  /**
   * An event that takes a count from below {@code times} to {@code times}, and again only after it
   * fell below.
   *
   * @param event name of the event
   * @param where which of them count, over {@code event}
   * @param times how many; 2 or more
   * @param within length of the window that ends now
   * @param same a property: only events with the same value of it count together, those without it
   *     not at all
   * @param unless name of an event: only what came after its last occurrence counts
   */
  record OnCount(
      String event,
      Optional<ExpressionText> where,
      int times,
      Duration within,
      Optional<String> same,
      Optional<String> unless,
      Span span)
      implements Trigger {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onCount(this);
    }
  }

  /**
   * So long without one of these events: since the last of them, or, with {@code after}, since the
   * oldest occurrence of that event that none of them answered.
   *
   * @param length how long
   * @param after an event; absent: the silence runs from the last of {@code without}
   * @param without what would break the silence; empty: any tracked event
   */
  record OnSilence(Duration length, Optional<String> after, List<String> without, Span span)
      implements Trigger {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onSilence(this);
    }
  }

  /**
   * Entering or leaving a segment.
   *
   * @param segment its name
   * @param enters entering, or else leaving
   */
  record OnSegment(String segment, boolean enters, Span span) implements Trigger {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onSegment(this);
    }
  }

  /**
   * A date of the user's, in the user's zone.
   *
   * @param attribute {@code profile.} and a path; absent where {@code first} is there
   * @param first an event: the date of its first occurrence, of which years are counted from 1;
   *     absent where {@code attribute} is there
   * @param everyYear whether it comes every year, or once
   * @param offsetDays calendar days, negative for before
   * @param at local time; midnight where the file does not say
   */
  record OnDate(
      Optional<ExpressionText> attribute,
      Optional<String> first,
      boolean everyYear,
      int offsetDays,
      LocalTime at,
      Span span)
      implements Trigger {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onDate(this);
    }
  }

  /**
   * Something that happens to an item which the user watches.
   *
   * @param event what happens to the item
   * @param id the property of all three events that says which item
   * @param where which of them count, over {@code event}: the item's event, and in {@code
   *     event.seen} what the watching event said
   * @param watch who is watching
   */
  record OnItem(String event, String id, Optional<ExpressionText> where, Watch watch, Span span)
      implements Trigger {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onItem(this);
    }
  }

  /**
   * How users come to watch an item.
   *
   * @param event of the user: the latest one counts
   * @param where which of them count, over {@code event}
   * @param within how long before the item's event
   * @param unless an event of the user after which the item is watched no longer
   */
  record Watch(
      String event,
      Optional<ExpressionText> where,
      Duration within,
      Optional<String> unless,
      Span span) {}

  /**
   * Events in an order, with what must not come between them or behind the last.
   *
   * @param steps in their order; the first one happens
   * @param same a property of which all events have the same value, those without it not counting
   * @param within from the first event to the last; what must stay away behind the last may have a
   *     time of its own
   */
  record OnSequence(
      List<SequenceStep> steps,
      Optional<String> same,
      Duration within,
      AfterMatch afterMatch,
      Span span)
      implements Trigger {

    public OnSequence {
      steps = List.copyOf(steps);
    }

    /** The steps that happen. */
    public List<SequenceStep.Happens> happening() {
      return steps.stream()
          .filter(SequenceStep.Happens.class::isInstance)
          .map(SequenceStep.Happens.class::cast)
          .toList();
    }

    /** The last step that happens: its last event is the one that a journey is started by. */
    public SequenceStep.Happens last() {
      List<SequenceStep.Happens> happening = happening();
      return happening.get(happening.size() - 1);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onSequence(this);
    }
  }

  /** One method a kind, so that a new kind fails to compile wherever it is not handled. */
  interface Visitor<R> {
    R onEvent(OnEvent trigger);

    R onCount(OnCount trigger);

    R onSilence(OnSilence trigger);

    R onSegment(OnSegment trigger);

    R onDate(OnDate trigger);

    R onItem(OnItem trigger);

    R onSequence(OnSequence trigger);
  }
}
