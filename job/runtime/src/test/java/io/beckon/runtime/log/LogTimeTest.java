package io.beckon.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

class LogTimeTest {

  private static final byte[] NOTHING = new byte[0];

  private final Told told = new Told();
  private final WatermarkGenerator<RawRecord> time =
      LogTime.strategy(Duration.ofSeconds(2)).createWatermarkGenerator(null);

  @Test
  void nothingIsSaidBeforeTheFirstRecord() {
    time.onPeriodicEmit(told);
    assertThat(told.marks).isEmpty();
  }

  @Test
  void timeIsTheLatestRecordLessWhatItMayBeSetBackBy() {
    read(10_000, false);
    time.onPeriodicEmit(told);
    assertThat(told.marks).containsExactly(8_000L);
  }

  @Test
  void aRecordWhoseTimeWasSetBackMovesNothing() {
    read(10_000, false);
    read(9_000, false);
    time.onPeriodicEmit(told);
    assertThat(told.marks).containsExactly(8_000L);
  }

  @Test
  void aPulseMovesTime() {
    read(10_000, false);
    read(60_000, true);
    time.onPeriodicEmit(told);
    assertThat(told.marks).containsExactly(58_000L);
  }

  @Test
  void silenceIsNeverIdleness() {
    read(10_000, false);
    for (int i = 0; i < 1_000; i++) {
      time.onPeriodicEmit(told);
    }
    assertThat(told.marks).containsOnly(8_000L);
    assertThat(told.idle).isFalse();
  }

  @Test
  void timeIsTakenFromTheRecordAndNotFromKafka() {
    assertThat(
            LogTime.strategy(Duration.ZERO)
                .createTimestampAssigner(null)
                .extractTimestamp(record(7, false), 99))
        .isEqualTo(7);
  }

  private void read(long logTime, boolean pulse) {
    time.onEvent(record(logTime, pulse), logTime, told);
  }

  private static RawRecord record(long logTime, boolean pulse) {
    return new RawRecord(NOTHING, NOTHING, logTime, "events", 0, 0, pulse);
  }

  private static final class Told implements WatermarkOutput {
    private final List<Long> marks = new ArrayList<>();
    private boolean idle;

    @Override
    public void emitWatermark(Watermark watermark) {
      marks.add(watermark.getTimestamp());
    }

    @Override
    public void markIdle() {
      idle = true;
    }

    @Override
    public void markActive() {
      // nothing was idle
    }
  }
}
