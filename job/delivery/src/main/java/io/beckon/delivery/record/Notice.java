package io.beckon.delivery.record;

import io.beckon.delivery.decide.Hold;

/** What whoever reads the sends topic tells all desks, in the order in which it was read. */
public sealed interface Notice {

  /** A word about what is held. */
  record Held(Hold hold) implements Notice {}

  /**
   * All records of a partition that stand before an offset were read, and what they said to all was
   * told.
   *
   * @param next the offset
   */
  record Read(int partition, long next) implements Notice {}
}
