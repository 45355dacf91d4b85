package io.beckon.engine.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * Which partitions need a pulse: those that nobody but the pulse wrote to since they were last
 * looked at. Thread-safe, since a producer tells its results from a thread of its own.
 */
final class QuietPartitions {

  private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();
  private final Set<TopicPartition> underWay = ConcurrentHashMap.newKeySet();

  /**
   * Looks at the partitions. A partition that was never seen is quiet: time must begin somewhere.
   * One whose last pulse is still under way is left alone, so that pulses do not pile up before a
   * partition that cannot be written to.
   *
   * @param seen the offset behind the last record of each partition
   */
  List<TopicPartition> among(Map<TopicPartition, Long> seen) {
    List<TopicPartition> quiet = new ArrayList<>();
    seen.forEach(
        (partition, end) -> {
          Long before = ends.put(partition, end);
          boolean moved = before != null && end > before;
          if (!moved && !underWay.contains(partition)) {
            quiet.add(partition);
          }
        });
    return quiet;
  }

  void sending(TopicPartition partition) {
    underWay.add(partition);
  }

  /** A pulse stands in the log: its own record is not news. */
  void sent(TopicPartition partition, long offset) {
    ends.merge(partition, offset + 1, Math::max);
    underWay.remove(partition);
  }

  void failed(TopicPartition partition) {
    underWay.remove(partition);
  }
}
