package io.beckon.core.model;

import java.time.Duration;

/**
 * What happens to users for whom a condition that starts journeys holds already when the campaign
 * comes into force.
 */
public sealed interface Existing {

  /** Nothing, until it turns true once more. The default. */
  record Skip() implements Existing {}

  /** They enter, each when first looked at. */
  record Enter() implements Existing {}

  /**
   * They enter at instants spread over a time, by user, as far as the condition still holds then.
   *
   * @param over how long, from when the user is first looked at
   */
  record Spread(Duration over) implements Existing {}
}
