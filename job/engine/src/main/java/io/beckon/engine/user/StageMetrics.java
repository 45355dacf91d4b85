package io.beckon.engine.user;

import io.beckon.core.effect.CancelCommand;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.EmittedEvent;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.Notice;
import io.beckon.core.effect.SendCommand;
import io.beckon.core.effect.SetAsideEvent;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * What ops sees of the user stage. Nothing is decided by it, so it may look at the wall clock. No
 * name holds a user's, a campaign's or an event's name: their number has no bound, that of metrics
 * must have one.
 */
final class StageMetrics {

  /** Reasons are the core's few words; should they ever grow without end, they end here. */
  private static final int REASONS_BOUND = 50;

  private static final String HELD_BACK = "heldBack";
  private static final String PUT_OFF = "putOff";

  private final MetricGroup group;
  private final Counter events;
  private final Counter journeysStarted;
  private final Counter sends;
  private final Counter cancels;
  private final Counter ghosts;
  private final Counter heldBack;
  private final Counter putOff;
  private final Counter exits;
  private final Counter goals;
  private final Counter braked;
  private final Counter emitted;
  private final Counter setAside;
  private final Map<Notice, Counter> notices = new EnumMap<>(Notice.class);
  private final Map<String, Counter> heldBackBy = new HashMap<>();
  private final Map<String, Counter> putOffBy = new HashMap<>();

  StageMetrics(MetricGroup group) {
    this.group = group;
    events = group.counter("events");
    journeysStarted = group.counter("journeysStarted");
    sends = group.counter("sends");
    cancels = group.counter("cancels");
    ghosts = group.counter("ghosts");
    heldBack = group.counter(HELD_BACK);
    putOff = group.counter(PUT_OFF);
    exits = group.counter("exits");
    goals = group.counter("goals");
    braked = group.counter("braked");
    emitted = group.counter("emitted");
    setAside = group.counter("setAside");
    for (Notice notice : Notice.values()) {
      notices.put(notice, group.counter(camelCase(notice.name())));
    }
  }

  /** Figures that are read when somebody looks. */
  void show(LogClock clock, CampaignChanges campaigns, LongSupplier wallClock) {
    group.<Long, Gauge<Long>>gauge("timeLagMs", () -> lag(clock.logTime(), wallClock.getAsLong()));
    group.<Integer, Gauge<Integer>>gauge("wakeUpsBehind", () -> clock.isBehind() ? 1 : 0);
    group.<Integer, Gauge<Integer>>gauge("campaignVersions", campaigns::versions);
    group.<Integer, Gauge<Integer>>gauge("badCampaigns", campaigns::bad);
  }

  void show(KnownCampaigns known) {
    group.<Long, Gauge<Long>>gauge("campaignWaits", known::waits);
    group.<Long, Gauge<Long>>gauge("campaignWaitMs", known::waitedMillis);
  }

  void countEvent() {
    events.inc();
  }

  void count(Notice notice) {
    notices.get(notice).inc();
  }

  void count(Effect effect) {
    if (effect instanceof SendCommand) {
      sends.inc();
    } else if (effect instanceof CancelCommand) {
      cancels.inc();
    } else if (effect instanceof JourneyRecord record) {
      count(record);
    } else if (effect instanceof EmittedEvent) {
      emitted.inc();
    } else if (effect instanceof SetAsideEvent) {
      setAside.inc();
    }
  }

  private void count(JourneyRecord record) {
    switch (record.decision()) {
      case ENTERED, RESTARTED -> journeysStarted.inc();
      case HELD_BACK -> {
        heldBack.inc();
        by(record.reason(), heldBackBy, HELD_BACK).inc();
      }
      case PUT_OFF -> {
        putOff.inc();
        by(record.reason(), putOffBy, PUT_OFF).inc();
      }
      case GHOST -> ghosts.inc();
      case EXITED, STOPPED -> exits.inc();
      case BRAKED -> braked.inc();
      case GOAL -> goals.inc();
      case ALREADY_INSIDE,
          NOT_QUALIFIED,
          REFUSED,
          WAITING,
          ANSWERED,
          TIMED_OUT,
          BRANCHED,
          SPLIT,
          SET,
          EMITTED,
          SUBSCRIPTION,
          SENT,
          SKIPPED,
          CALLED_BACK,
          COMPLETED,
          MOVED,
          STAYED -> {
        // In the journey log, where each has its reason.
      }
    }
  }

  /** What stands behind a colon is a name: of a topic, a channel, a segment. */
  private Counter by(String reason, Map<String, Counter> known, String name) {
    String words = reason.split(":", 2)[0].strip();
    String shown = known.containsKey(words) || known.size() < REASONS_BOUND ? words : "other";
    return known.computeIfAbsent(shown, word -> group.addGroup("reason", word).counter(name));
  }

  /** -1 before the first watermark: no lag is known yet, and none is not it. */
  private static long lag(long logTime, long wallClock) {
    return logTime == Long.MIN_VALUE ? -1 : wallClock - logTime;
  }

  private static String camelCase(String constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.toLowerCase(Locale.ROOT).split("_")) {
      name.append(
          name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }
}
