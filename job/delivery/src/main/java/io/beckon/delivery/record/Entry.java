package io.beckon.delivery.record;

import io.beckon.delivery.decide.End;
import io.beckon.delivery.decide.Progress;
import io.beckon.runtime.wire.DeadLetters;

/**
 * A command in the state of its desk.
 *
 * @param command as Avro's single object; when it has ended what is kept of it, which may be empty
 * @param place where it stands in the sends topic
 * @param progress how far it has come
 * @param calledBack whether it was called back, and may be under way yet
 * @param end null while it has none
 * @param keepUntil when it is forgotten after its end: epoch milliseconds
 */
public record Entry(
    byte[] command,
    DeadLetters.Place place,
    Progress progress,
    boolean calledBack,
    End end,
    long keepUntil) {

  /** The same, further on. */
  public Entry with(Progress other) {
    return new Entry(command, place, other, calledBack, end, keepUntil);
  }

  public Entry withCalledBack() {
    return new Entry(command, place, progress, true, end, keepUntil);
  }

  /**
   * Only what is needed to know the command again.
   *
   * @param remainder what else is kept of it
   */
  public Entry ended(End how, byte[] remainder) {
    return new Entry(remainder, place, progress, calledBack, how, keepUntil);
  }

  public boolean hasEnded() {
    return end != null;
  }

  @Override
  public String toString() {
    return hasEnded() ? end.word() : "waiting, " + progress;
  }
}
