package io.beckon.runtime.log;

/** Whose time the records of the events topic carry. */
public enum TimeBase {
  /** The broker's, at the moment it took the record: what a live topic must have. */
  LOG_APPEND,
  /**
   * The writer's: the record's timestamp, or the header {@code ingestedAt} where that is earlier.
   * For history that is fed in and for demonstrations; the feeder writes the pulses.
   */
  BACKFILL
}
