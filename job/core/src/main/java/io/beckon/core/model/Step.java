package io.beckon.core.model;

import io.beckon.core.source.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One step of a journey.
 *
 * <p>A step's id is unique in the campaign. Where the file names none it is {@code step-N}, N being
 * the step's place among all steps of the campaign in the order of the file, from 1, steps inside
 * steps included.
 */
public sealed interface Step {

  Span span();

  <R> R accept(Visitor<R> visitor);

  /** Waits this long from the instant at which the step before was due. */
  record Wait(Duration duration, Span span) implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.await(this);
    }
  }

  /** Waits until this long after the journey's start; where that has passed, it is due at once. */
  record WaitSinceStart(Duration duration, Span span) implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.awaitSinceStart(this);
    }
  }

  /**
   * Waits until the first local instant at or after the instant at which the step before was due
   * that has this time and falls on one of these days.
   *
   * @param time in the user's zone
   * @param days never empty
   */
  record WaitUntilTime(LocalTime time, Set<DayOfWeek> days, Span span) implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.awaitTime(this);
    }
  }

  /**
   * Waits until an instant that the user, the trigger or the journey knows.
   *
   * @param date a path over {@code profile}, {@code trigger} or {@code journey} that gives an
   *     instant or a date, which is midnight in the user's zone
   * @param offsetDays calendar days in the user's zone, negative for before
   * @param offset what is added on the clock, negative for before
   * @param at local time on that day; absent: the time that the instant has
   * @param goOnIfPast what happens where it lies before the instant at which the step before was
   *     due: the journey goes on, or else the next step is left out, as where there is no date
   */
  record WaitUntilDate(
      ExpressionText date,
      int offsetDays,
      Duration offset,
      Optional<LocalTime> at,
      boolean goOnIfPast,
      Span span)
      implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.awaitDate(this);
    }
  }

  /**
   * Waits for something the user does, or for the end of a time.
   *
   * @param answer what it waits for
   * @param within how long, from the instant at which the wait began
   * @param then what happens once it is answered, before the journey goes on; may be empty
   * @param otherwise what happens where time ends it; may be empty
   */
  record WaitFor(Answer answer, Duration within, List<Step> then, List<Step> otherwise, Span span)
      implements Step {

    /** What a wait is answered by. */
    public sealed interface Answer {}

    /**
     * An event.
     *
     * @param where over {@code event}, {@code profile}, {@code trigger} and {@code journey}
     */
    public record ByEvent(String event, Optional<ExpressionText> where) implements Answer {}

    /**
     * A report of a message of this journey.
     *
     * @param message name of its template, or id of its step
     */
    public record ByMessage(Clause.Message.Kind kind, String message) implements Answer {}

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.awaitAnswer(this);
    }
  }

  /**
   * Takes the first way whose condition holds.
   *
   * @param ways asked in this order
   * @param otherwise taken where none holds; may be empty
   */
  record Branch(List<Way> ways, List<Step> otherwise, Span span) implements Step {

    public record Way(Clause when, List<Step> steps, Span span) {}

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.branch(this);
    }
  }

  /**
   * Takes one of several ways, the same one for a user every time.
   *
   * @param id {@code split-N} unless the file names it, N being its place among the campaign's
   *     splits from 1
   * @param variants two or more
   */
  record Split(String id, List<Variant> variants, Span span) implements Step {

    /**
     * One way.
     *
     * @param name unique in the split
     * @param weight 1 or more
     * @param settings what is set where it is taken
     * @param steps what happens then; may be empty
     */
    public record Variant(
        String name, int weight, List<Setting> settings, List<Step> steps, Span span) {}

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.split(this);
    }
  }

  /**
   * Orders a message.
   *
   * @param id unique in the campaign; the template's name unless the file says otherwise
   * @param channels one or more; the message goes by the first on which the user can be reached
   * @param template its content
   * @param when leaves this step out where it does not hold
   * @param category the campaign's unless the step says otherwise
   * @param topic the campaign's unless the step says otherwise; empty for none
   * @param expiresAfter how late it may be; the job's staleness where absent
   * @param vary by part of the message, such as {@code subject}: what it is instead, by the name of
   *     the variant, in the order of the file
   */
  record Send(
      String id,
      List<String> channels,
      String template,
      Optional<Clause> when,
      Category category,
      Optional<String> topic,
      Optional<Duration> expiresAfter,
      Map<String, Map<String, String>> vary,
      Span span)
      implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.send(this);
    }
  }

  /**
   * Calls our own people: no message to the user, so neither consent nor caps are asked.
   *
   * @param id unique in the campaign; the destination's name unless the file says otherwise
   * @param destination of the policy
   * @param when leaves this step out where it does not hold
   */
  record Call(String id, String destination, Optional<Clause> when, Span span) implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.call(this);
    }
  }

  /** Sets values of the user or of the journey; at least one. */
  record Assign(List<Setting> settings, Span span) implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.assign(this);
    }
  }

  /**
   * Puts an event of the user into the log.
   *
   * @param event its name
   * @param properties by name
   */
  record Emit(String event, Map<String, Setting.Value> properties, Span span) implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.emit(this);
    }
  }

  /**
   * Changes what the user is subscribed to.
   *
   * @param status what it becomes
   * @param topic the topic; absent: everything
   */
  record Subscribe(Status status, Optional<String> topic, Span span) implements Step {

    public enum Status {
      SUBSCRIBED,
      UNSUBSCRIBED,
      /** Only the topics that the policy's {@code sunset} allows. */
      SUNSET
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.subscribe(this);
    }
  }

  /** Ends the journey. */
  record Leave(String reason, Span span) implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.leave(this);
    }
  }

  /** One method a kind, so that a new kind fails to compile wherever it is not handled. */
  interface Visitor<R> {
    R await(Wait step);

    R awaitSinceStart(WaitSinceStart step);

    R awaitTime(WaitUntilTime step);

    R awaitDate(WaitUntilDate step);

    R awaitAnswer(WaitFor step);

    R branch(Branch step);

    R split(Split step);

    R send(Send step);

    R call(Call step);

    R assign(Assign step);

    R emit(Emit step);

    R subscribe(Subscribe step);

    R leave(Leave step);
  }
}
