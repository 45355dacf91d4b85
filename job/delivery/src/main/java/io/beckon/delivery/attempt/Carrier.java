package io.beckon.delivery.attempt;

import io.beckon.delivery.decide.Outcome;
import io.beckon.schemas.SendCommand;

/** A way to deliver. Called by many threads at once; comes back in bounded time. */
@FunctionalInterface
public interface Carrier {

  /**
   * Makes one attempt.
   *
   * @param goAhead asked right before the message is handed over
   * @param now epoch milliseconds
   * @return what it came to; whatever the other side does is an outcome
   */
  Outcome carry(SendCommand command, GoAhead goAhead, long now);
}
