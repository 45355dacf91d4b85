package io.beckon.delivery.decide;

/**
 * How far a command that has not ended has come.
 *
 * @param attempts how many were made and failed
 * @param since when the command was first seen: epoch milliseconds
 * @param notBefore no attempt before it: epoch milliseconds; 0 for any time
 */
public record Progress(int attempts, long since, long notBefore) {

  /** Of a command that was just seen. */
  public static Progress fresh(long now) {
    return new Progress(0, now, 0);
  }
}
