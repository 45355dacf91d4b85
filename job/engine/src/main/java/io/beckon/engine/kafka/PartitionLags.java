package io.beckon.engine.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * How far the wall clock is ahead of each partition's last record, in milliseconds: grows where a
 * partition is behind, silent without a pulse, or held by an open transaction. For people only;
 * nothing is decided by it.
 */
final class PartitionLags {

  private final MetricGroup group;
  private final LongSupplier wallClock;
  private final Map<Integer, AtomicLong> latest = new HashMap<>();

  PartitionLags(MetricGroup group, LongSupplier wallClock) {
    this.group = group;
    this.wallClock = wallClock;
  }

  void read(int partition, long logTime) {
    latest.computeIfAbsent(partition, this::show).accumulateAndGet(logTime, Math::max);
  }

  private AtomicLong show(int partition) {
    AtomicLong logTime = new AtomicLong(Long.MIN_VALUE);
    group
        .addGroup("partition", String.valueOf(partition))
        .<Long, Gauge<Long>>gauge("timeLagMs", () -> wallClock.getAsLong() - logTime.get());
    return logTime;
  }
}
