package io.beckon.runtime.log;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * The log's own time, one for each partition: the largest log time read, less what it may be set
 * back by. Nothing but a record moves it. There is no idleness: a partition that says nothing holds
 * time, since what it has not said may be older than what the others did.
 *
 * <p>Before its first record it says nothing at all. That matters beyond good manners: Flink makes
 * one more generator for the reader as a whole, which is asked for a watermark and never shown a
 * record, and what it said would override the partitions.
 */
public final class LogTime implements WatermarkGenerator<RawRecord> {

  private final long skew;
  private long latest = Long.MIN_VALUE;

  private LogTime(long skew) {
    this.skew = skew;
  }

  /**
   * How the time of a topic is told.
   *
   * @param skew how far log time may be set back when another broker leads a partition
   */
  public static WatermarkStrategy<RawRecord> strategy(Duration skew) {
    long millis = skew.toMillis();
    return WatermarkStrategy.<RawRecord>forGenerator(context -> new LogTime(millis))
        .withTimestampAssigner((record, kafkaTime) -> record.logTime());
  }

  @Override
  public void onEvent(RawRecord record, long timestamp, WatermarkOutput output) {
    latest = Math.max(latest, record.logTime());
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    if (latest != Long.MIN_VALUE) {
      output.emitWatermark(new Watermark(latest - skew));
    }
  }
}
