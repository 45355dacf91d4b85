package io.beckon.engine.item;

import io.beckon.core.effect.Notice;
import io.beckon.core.item.ItemInput;
import io.beckon.engine.user.LogClock;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** What ops sees of the item stage. No name holds an item's or a campaign's name. */
final class ItemMetrics {

  private final Map<ItemInput.Kind, Counter> inputs = new EnumMap<>(ItemInput.Kind.class);
  private final Map<Notice, Counter> notices = new EnumMap<>(Notice.class);
  private final Counter told;

  ItemMetrics(MetricGroup group, LogClock clock, LongSupplier wallClock) {
    inputs.put(ItemInput.Kind.SEEN, group.counter("watchesBegun"));
    inputs.put(ItemInput.Kind.ENDED, group.counter("watchesEnded"));
    inputs.put(ItemInput.Kind.HAPPENED, group.counter("itemEvents"));
    told = group.counter("watchersTold");
    notices.put(Notice.ITEM_QUEUE_FULL, group.counter("itemQueueFull"));
    notices.put(Notice.ITEM_WATCHERS_FULL, group.counter("itemWatchersFull"));
    notices.put(Notice.STALE_EVENT, group.counter("staleEvent"));
    notices.put(Notice.REPEATED_MESSAGE, group.counter("repeatedMessage"));
    group.<Long, Gauge<Long>>gauge(
        "timeLagMs",
        () -> clock.logTime() == Long.MIN_VALUE ? -1 : wallClock.getAsLong() - clock.logTime());
    group.<Integer, Gauge<Integer>>gauge("wakeUpsBehind", () -> clock.isBehind() ? 1 : 0);
  }

  void count(ItemInput.Kind kind) {
    inputs.get(kind).inc();
  }

  void count(Notice notice) {
    Counter counter = notices.get(notice);
    if (counter != null) {
      counter.inc();
    }
  }

  void countTold() {
    told.inc();
  }
}
