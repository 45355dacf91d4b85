package io.beckon.delivery.decide;

import java.util.Locale;
import java.util.Optional;

/**
 * What the ledger says of a command, read after a failure.
 *
 * @param status of the last entry
 * @param attempt of which attempt, from 1
 * @param code of the answer; 0 for none
 * @param at when it was written: epoch milliseconds
 * @param expiresAt of the command
 */
public record Written(String status, int attempt, int code, long at, long expiresAt) {

  /** The message may have been handed over. */
  public static final String ATTEMPTING = "attempting";

  /** It was not taken, and would be tried again. */
  public static final String DEFERRED = "deferred";

  /** The end that it tells; empty where it tells of none. */
  Optional<End> end() {
    for (End end : End.values()) {
      if (end.name().toLowerCase(Locale.ROOT).equals(status)) {
        return Optional.of(end);
      }
    }
    return Optional.empty();
  }
}
