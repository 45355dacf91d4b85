package io.beckon.gateway.log;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The log that events go to. Thread-safe. */
public interface EventLog {

  /**
   * Appends records, those of one user in their order.
   *
   * @return done when all of them are safe; else it ends with a {@link LogUnavailableException},
   *     and any number of them may be in the log all the same
   */
  CompletableFuture<Void> append(List<LogRecord> records);

  /** Whether it took what it was given last; nothing is tried. */
  boolean isWell();

  /** Whether it could be reached just now, be anything appended or not. */
  boolean isReachable();
}
