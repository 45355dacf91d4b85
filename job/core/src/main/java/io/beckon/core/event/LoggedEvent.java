package io.beckon.core.event;

/**
 * An event as the log holds it.
 *
 * @param event what happened
 * @param logTime log time {@code P} in epoch milliseconds: when the log took the record
 * @param partition of the events topic, from 0; the same for all events of a user, or order is lost
 * @param offset in the partition; nothing is decided by it
 */
public record LoggedEvent(Event event, long logTime, int partition, long offset) {

  /** An event whose place in the topic does not matter. */
  public LoggedEvent(Event event, long logTime, int partition) {
    this(event, logTime, partition, 0);
  }
}
