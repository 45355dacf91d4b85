package io.beckon.delivery.decide;

import java.util.Comparator;
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
 * @param reason in a word; may be empty
 */
public record Written(
    String status, int attempt, int code, long at, long expiresAt, String reason) {

  private static final Comparator<Written> LATER =
      Comparator.comparingInt(Written::attempt)
          .thenComparingInt(Written::rank)
          .thenComparingLong(Written::at);

  /** The message may have been handed over. */
  public static final String ATTEMPTING = "attempting";

  /** It was not taken, and would be tried again. */
  public static final String DEFERRED = "deferred";

  /**
   * As {@link #DEFERRED}, and it, or an attempt before it, was handed over without an answer. Older
   * builds do not know the word, and take it for {@link #ATTEMPTING}.
   */
  public static final String UNANSWERED = "unanswered";

  /** It was begun, and held up before anything was handed over. */
  public static final String WITHHELD = "withheld";

  /**
   * What the ledger is to say of an attempt that did not end its command.
   *
   * @param progress after it
   */
  public static String status(Outcome outcome, Progress progress) {
    if (progress.unanswered()) {
      return UNANSWERED;
    }
    boolean inVain = outcome instanceof Outcome.Withheld || outcome instanceof Outcome.Unwritten;
    return inVain ? WITHHELD : DEFERRED;
  }

  /**
   * Of two records of one command the one that was written later. Numbers of attempts grow; of one
   * attempt the end stands last.
   */
  public Written orLater(Written other) {
    return LATER.compare(this, other) > 0 ? this : other;
  }

  private int rank() {
    return switch (status) {
      case WITHHELD -> 1;
      case DEFERRED, UNANSWERED -> 2;
      default -> end().isEmpty() ? 0 : end().get() == End.ACCEPTED ? 4 : 3;
    };
  }

  /** The end that it tells; empty where it tells of none. */
  public Optional<End> end() {
    for (End end : End.values()) {
      if (end.name().toLowerCase(Locale.ROOT).equals(status)) {
        return Optional.of(end);
      }
    }
    return Optional.empty();
  }
}
