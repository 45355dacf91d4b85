package io.beckon.delivery.attempt;

import io.beckon.delivery.campaigns.Published;
import java.io.Serializable;

/** Opens the ways that a worker has, on the worker: secrets do not travel with the job. */
@FunctionalInterface
public interface RouteOpener extends Serializable {

  /**
   * The ways, for one worker.
   *
   * @param published what messages are made of
   */
  Routes open(Published published);
}
