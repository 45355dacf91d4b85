package io.beckon.engine.user;

import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.streaming.api.operators.InternalTimeServiceManager;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * Log time as the stage knows it: brings up the wake-ups that a watermark made due, and passes the
 * watermark on when they are done.
 *
 * <p>A campaign that starts at one instant makes half a million users due at another. They are
 * handled in slices, each a mail of the task, and events and barriers get in between. That is right
 * because an event first brings up its own user's deadlines, and a wake-up that finds nothing left
 * to do does no harm. A checkpoint in between holds the wake-ups that are still to come.
 */
public final class LogClock {

  /**
   * So many wake-ups are handled in one go. With 100 an event waited for 0.5 s among 500,000
   * wake-ups of one instant, with all of them in one go for 6.9 s; the total was the same. With
   * 2,000 an event between every two slices was not enough: it waited for longer than without
   * slices.
   */
  static final int SLICE = 100;

  private final InternalTimeServiceManager<?> timers;
  private final MailboxExecutor mailbox;
  private final Output<?> output;
  private final int slice;

  /** As far as the log has been read; a metric looks at it from another thread. */
  private volatile long logTime = Long.MIN_VALUE;

  private volatile boolean behind;

  public LogClock(
      InternalTimeServiceManager<?> timers, MailboxExecutor mailbox, Output<?> output, int slice) {
    this.timers = timers;
    this.mailbox = mailbox;
    this.output = output;
    this.slice = slice;
  }

  /** The log has been read up to here. */
  public void advance(Watermark mark) throws Exception {
    if (mark.getTimestamp() == Long.MAX_VALUE) {
      end(mark);
      return;
    }
    logTime = Math.max(logTime, mark.getTimestamp());
    if (!behind) {
      slice();
    }
  }

  /** Epoch milliseconds; {@link Long#MIN_VALUE} before the first watermark. */
  public long logTime() {
    return logTime;
  }

  /** Whether wake-ups are due that have not been handled. */
  public boolean isBehind() {
    return behind;
  }

  /**
   * The end of the input is not an instant: what is due later stays in the savepoint, and a yearly
   * deadline does not come every year of all time to come.
   */
  private void end(Watermark mark) throws Exception {
    if (behind) {
      // The mail that is on its way finds nothing to do. It might be too late as well.
      timers.advanceWatermark(new Watermark(logTime));
      caughtUp();
    }
    output.emitWatermark(mark);
  }

  private void slice() throws Exception {
    int[] handled = new int[1];
    if (timers.tryAdvanceWatermark(new Watermark(logTime), () -> ++handled[0] >= slice)) {
      caughtUp();
    } else {
      behind = true;
      mailbox.execute(MailboxExecutor.MailOptions.deferrable(), this::goOn, "wake-ups");
    }
  }

  private void goOn() throws Exception {
    if (behind) {
      slice();
    }
  }

  private void caughtUp() {
    behind = false;
    output.emitWatermark(new Watermark(logTime));
  }
}
