package io.beckon.core.event;

/** What became of a record: an event, or the reason why it is none. */
public sealed interface Decoded {

  /**
   * An event.
   *
   * @param event as the engine takes it
   * @param logTime log time {@code P} in epoch milliseconds
   */
  record Accepted(Event event, long logTime) implements Decoded {}

  /**
   * To be set aside.
   *
   * @param reason for counting and sorting
   * @param text for people; never repeats what the record says, which may be personal
   */
  record Refused(RefusalReason reason, String text) implements Decoded {}
}
