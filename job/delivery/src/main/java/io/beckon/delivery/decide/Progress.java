package io.beckon.delivery.decide;

/**
 * How far a command that has not ended has come. Instants are epoch milliseconds.
 *
 * @param attempts how many were begun, and did not end it: the ledger counts so
 * @param inVain of these, such as were held up, or could not be made, before anything was handed
 *     over
 * @param since when the command was first seen; later by as long as it was held or put off
 * @param heldSince since when it is held; 0 where it is not
 * @param notBefore no attempt before it; 0 for any time
 * @param unanswered whether it was handed over once and nobody knows what came of that
 */
public record Progress(
    int attempts, int inVain, long since, long heldSince, long notBefore, boolean unanswered) {

  /** Of one that was never held, and never without an answer. */
  public Progress(int attempts, long since, long notBefore) {
    this(attempts, 0, since, 0, notBefore, false);
  }

  /** Of a command that was just seen. */
  public static Progress fresh(long now) {
    return new Progress(0, now, 0);
  }

  /** How many attempts were made and failed. */
  int failures() {
    return attempts - inVain;
  }

  /** After an attempt that failed. */
  Progress failed(boolean withoutAnswer) {
    return new Progress(attempts + 1, inVain, since, heldSince, 0, unanswered || withoutAnswer);
  }

  /** After one that was begun and held up. */
  Progress begunInVain() {
    return new Progress(attempts + 1, inVain + 1, since, heldSince, notBefore, unanswered);
  }

  /**
   * After so many attempts, of which the state did not know. What nothing is known of was in vain:
   * failures are minutes apart, and a checkpoint falls between; what is held up comes again at
   * once.
   */
  public Progress after(int number) {
    int unknown = Math.max(0, number - attempts);
    return new Progress(
        attempts + unknown, inVain + unknown, since, heldSince, notBefore, unanswered);
  }

  Progress waitingUntil(long instant) {
    return new Progress(attempts, inVain, since, heldSince, instant, unanswered);
  }

  /** That time does not count. */
  Progress putOff(long now, long until) {
    return new Progress(attempts, inVain, since + (until - now), heldSince, until, unanswered);
  }

  Progress held(long now) {
    return heldSince != 0
        ? this
        : new Progress(attempts, inVain, since, now, notBefore, unanswered);
  }

  /** Held no more: that time does not count. */
  public Progress letGo(long now) {
    return heldSince == 0
        ? this
        : new Progress(
            attempts, inVain, since + Math.max(0, now - heldSince), 0, notBefore, unanswered);
  }
}
