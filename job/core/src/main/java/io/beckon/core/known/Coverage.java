package io.beckon.core.known;

import io.beckon.core.executable.Demand;
import io.beckon.core.executable.Tally;
import java.time.Duration;

/**
 * How much is known of what a campaign asks of an event, all instants being epoch milliseconds.
 *
 * @param event name of the event; {@link Tally#ANY_EVENT}
 * @param asked how far back is asked, in milliseconds; {@link Demand#FOR_EVER}
 * @param since every occurrence is known whose event time is later; {@code from} where none is
 *     known. Producers whose clocks run ahead blur it by as much as the job lets event times do so
 * @param from log time from which the campaign is in force
 * @param beginning log time from which the first of all that was published is in force: nothing can
 *     be known from before
 */
public record Coverage(String event, long asked, long since, long from, long beginning) {

  /** What is published in one go comes into force within this time, the log taking one by one. */
  static final long IN_ONE_GO = Duration.ofMinutes(1).toMillis();

  /**
   * Whether the answer is right from the first instant on: the whole window is known; or, where all
   * is asked that there ever was, something is known and no more could be.
   */
  public boolean isEnough() {
    return isForEver() ? since < from && since <= beginning + IN_ONE_GO : since <= from - asked;
  }

  /** Whether all is asked that there ever was. */
  public boolean isForEver() {
    return asked == Demand.FOR_EVER;
  }

  /** Whether nothing is known. */
  public boolean isNothing() {
    return since >= from;
  }

  /** The instant from which a window lies within what is known. */
  public long exactFrom() {
    return since + asked;
  }
}
