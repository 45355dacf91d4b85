package io.beckon.runtime.log;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** A counter in all, and one for each reason that came up; reasons are a closed set. */
public final class ReasonCounters {

  private final MetricGroup group;
  private final String name;
  private final Counter all;
  private final Map<String, Counter> byReason = new HashMap<>();

  public ReasonCounters(MetricGroup group, String name) {
    this.group = group;
    this.name = name;
    this.all = group.counter(name);
  }

  public void count(String reason) {
    all.inc();
    byReason.computeIfAbsent(reason, key -> group.addGroup("reason", key).counter(name)).inc();
  }
}
