package io.beckon.core.time;

import java.io.Serializable;
import java.time.Duration;

/**
 * The few numbers that the rules of time leave open. All in milliseconds.
 *
 * @param grace how long after the due instant a deadline is handled, so that what is under way can
 *     still arrive; 0 or more
 * @param staleness an event whose event time lies more than this before its log time triggers
 *     nothing; also how late a message may be where its step does not say {@code expires_after}
 * @param futureTolerance an event time more than this ahead of log time is taken as the log time
 * @param repeatWindow how long a message id is remembered, in log time
 * @param sendFrom the cut-over, epoch milliseconds of log time: a send decided before it is
 *     recorded and goes nowhere; {@link Long#MIN_VALUE} for none
 * @param rollCall how often a user is looked at who does nothing, so that a campaign which came
 *     into force meanwhile reaches the silent; 0 for never
 */
public record TimeRules(
    long grace,
    long staleness,
    long futureTolerance,
    long repeatWindow,
    long sendFrom,
    long rollCall)
    implements Serializable {

  public static final TimeRules DEFAULT =
      new TimeRules(
          Duration.ofSeconds(60).toMillis(),
          Duration.ofHours(24).toMillis(),
          Duration.ofMinutes(5).toMillis(),
          Duration.ofHours(48).toMillis(),
          Long.MIN_VALUE,
          Duration.ofHours(24).toMillis());

  /** What is under way longer than the grace: {@link #answerWindow()}. */
  private static final long BEYOND_GRACE = Duration.ofMinutes(5).toMillis();

  public TimeRules {
    if (grace < 0 || staleness < 0 || futureTolerance < 0 || repeatWindow < 0 || rollCall < 0) {
      throw new IllegalArgumentException("A length of time cannot be negative");
    }
  }

  /**
   * How long an event is kept that a wait still to begin could be answered by, in milliseconds of
   * log time.
   */
  public long answerWindow() {
    return grace + BEYOND_GRACE;
  }

  public TimeRules withGrace(long otherGrace) {
    return new TimeRules(otherGrace, staleness, futureTolerance, repeatWindow, sendFrom, rollCall);
  }

  public TimeRules withSendFrom(long otherSendFrom) {
    return new TimeRules(grace, staleness, futureTolerance, repeatWindow, otherSendFrom, rollCall);
  }

  /** The same rules with another interval of the roll-call, in milliseconds; 0 for none. */
  public TimeRules withRollCall(long otherRollCall) {
    return new TimeRules(grace, staleness, futureTolerance, repeatWindow, sendFrom, otherRollCall);
  }
}
