package io.beckon.core.model;

import io.beckon.core.source.Span;
import java.time.Duration;
import java.util.Optional;

/** One step of a journey. */
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
   * Orders a message.
   *
   * @param id unique in the campaign; the template's name unless the file says otherwise
   * @param channel by which it goes
   * @param template its content
   * @param when leaves this step out where it does not hold
   * @param category the campaign's unless the step says otherwise
   * @param topic the campaign's unless the step says otherwise; empty for none
   * @param expiresAfter how late it may be; the job's staleness where absent
   */
  record Send(
      String id,
      String channel,
      String template,
      Optional<Clause> when,
      Category category,
      Optional<String> topic,
      Optional<Duration> expiresAfter,
      Span span)
      implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.send(this);
    }
  }

  /** One method a kind, so that a new kind fails to compile wherever it is not handled. */
  interface Visitor<R> {
    R await(Wait step);

    R awaitSinceStart(WaitSinceStart step);

    R send(Send step);
  }
}
