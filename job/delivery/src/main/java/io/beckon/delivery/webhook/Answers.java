package io.beckon.delivery.webhook;

import io.beckon.delivery.decide.Outcome;
import io.beckon.delivery.decide.Outcome.Scope;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** What a status of HTTP means. */
final class Answers {

  private static final long SECOND = 1_000;
  private static final long LONGEST = 7 * 86_400 * SECOND;

  private Answers() {}

  /**
   * The outcome.
   *
   * @param retryAfter as the header has it; empty for none
   * @param now epoch milliseconds
   */
  static Outcome of(int status, String retryAfter, long now) {
    if (status >= 200 && status < 300) {
      return new Outcome.Accepted(status);
    }
    return switch (status) {
      // What is wrong with this call is wrong with it tomorrow; 410: it wants no more.
      case 400, 410, 413, 415, 422 -> new Outcome.Refused(status);
      // The others may be our configuration, or theirs: a redirect, a login, a wrong path.
      default -> new Outcome.Deferred(Scope.LANE, status, "", millis(retryAfter, now));
    };
  }

  private static long millis(String retryAfter, long now) {
    String text = retryAfter.strip();
    try {
      if (text.matches("\\d{1,9}")) {
        return Math.min(LONGEST, Long.parseLong(text) * SECOND);
      }
      Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Math.max(0, Math.min(LONGEST, then.toEpochMilli() - now));
    } catch (DateTimeException | ArithmeticException e) {
      return 0;
    }
  }
}
