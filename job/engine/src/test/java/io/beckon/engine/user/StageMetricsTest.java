package io.beckon.engine.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.catalog.Catalog;
import io.beckon.core.effect.CancelCommand;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.EmittedEvent;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.Notice;
import io.beckon.core.effect.SetAsideEvent;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.engine.record.CampaignChange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.runtime.state.KeyedStateCheckpointOutputStream;
import org.apache.flink.streaming.api.operators.InternalTimeServiceManager;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.CollectorOutput;
import org.junit.jupiter.api.Test;

class StageMetricsTest {

  private final Map<String, Object> shown = new TreeMap<>();
  private final StageMetrics metrics = new StageMetrics(new Group(""));

  @Test
  void decisionsAreCountedByWhatTheyAre() {
    metrics.count(record(Decision.ENTERED, ""));
    metrics.count(record(Decision.RESTARTED, ""));
    metrics.count(record(Decision.EXITED, "goal"));
    metrics.count(record(Decision.GOAL, "order"));
    metrics.count(record(Decision.WAITING, ""));
    metrics.count(record(Decision.GHOST, ""));
    metrics.count(new CancelCommand("c", "j", "cart", "v", "s", "ann", "goal", 1));
    metrics.count(new EmittedEvent("m", "ann", "seen", 1, 2, Map.of()));
    metrics.count(new SetAsideEvent(logged(), "breaks_plan", "has no `total`"));

    assertThat(value("journeysStarted")).isEqualTo(2);
    assertThat(value("exits")).isEqualTo(1);
    assertThat(value("goals")).isEqualTo(1);
    assertThat(value("cancels")).isEqualTo(1);
    assertThat(value("ghosts")).isEqualTo(1);
    assertThat(value("emitted")).isEqualTo(1);
    assertThat(value("setAside")).isEqualTo(1);
    assertThat(value("sends")).isZero();
  }

  @Test
  void whatIsHeldBackIsCountedByReasonAsWell() {
    metrics.count(record(Decision.HELD_BACK, "expired"));
    metrics.count(record(Decision.HELD_BACK, "expired"));
    metrics.count(record(Decision.HELD_BACK, "cap"));

    assertThat(value("heldBack")).isEqualTo(3);
    assertThat(value("reason.expired.heldBack")).isEqualTo(2);
    assertThat(value("reason.cap.heldBack")).isEqualTo(1);
  }

  /** A policy may name a thousand topics. */
  @Test
  void reasonsAreCountedWithoutTheNamesInThem() {
    metrics.count(record(Decision.HELD_BACK, "unsubscribed: offers"));
    metrics.count(record(Decision.HELD_BACK, "unsubscribed: tips"));
    metrics.count(record(Decision.PUT_OFF, "cap: 2 in 48h"));
    metrics.count(record(Decision.PUT_OFF, "quiet hours"));

    assertThat(value("reason.unsubscribed.heldBack")).isEqualTo(2);
    assertThat(value("putOff")).isEqualTo(2);
    assertThat(value("reason.cap.putOff")).isEqualTo(1);
    assertThat(value("reason.quiet hours.putOff")).isEqualTo(1);
  }

  @Test
  void reasonsWithoutEndEndSomewhere() {
    for (int i = 0; i < 1_000; i++) {
      metrics.count(record(Decision.HELD_BACK, "reason " + i));
    }

    assertThat(shown.keySet()).filteredOn(name -> name.startsWith("reason.")).hasSizeLessThan(60);
    assertThat(value("reason.other.heldBack")).isPositive();
    assertThat(value("heldBack")).isEqualTo(1_000);
  }

  @Test
  void everyNoticeHasACounter() {
    for (Notice notice : Notice.values()) {
      metrics.count(notice);
    }

    assertThat(value("secondPartition")).isEqualTo(1);
    assertThat(value("eventTimeAhead")).isEqualTo(1);
    assertThat(value("journeysFull")).isEqualTo(1);
  }

  @Test
  void theDocumentationListsWhatThereIs() throws Exception {
    metrics.show(
        new LogClock(new NoTimers(), null, new CollectorOutput<>(new ArrayList<>()), 1),
        new CampaignChanges(new Catalog()),
        () -> 0);
    CampaignChanges changes = new CampaignChanges(new Catalog());
    metrics.show(new KnownCampaigns(new FixedLog(List.of()), changes, 1));
    String page = Files.readString(Path.of("../../docs/metrics.md"));

    assertThat(shown.keySet())
        .hasSizeGreaterThan(20)
        .allMatch(name -> page.contains("`" + name + '`'));
  }

  @Test
  void timeLagsByWhatTheLogIsBehindTheWallClock() throws Exception {
    LogClock clock =
        new LogClock(new NoTimers(), null, new CollectorOutput<>(new ArrayList<>()), 1);
    CampaignChanges campaigns = new CampaignChanges(new Catalog());
    metrics.show(clock, campaigns, () -> 10_000);
    assertThat(value("timeLagMs")).isEqualTo(-1);

    clock.advance(new Watermark(9_400));
    campaigns.take(new CampaignChange("a", "v", "a.yaml", "campaign: [", 0, 0, 1));
    campaigns.take(new CampaignChange("a", "v", "a.yaml", "campaign: [", 0, 0, 1));

    assertThat(value("timeLagMs")).isEqualTo(600);
    assertThat(value("wakeUpsBehind")).isZero();
    assertThat(value("badCampaigns")).isEqualTo(1);
    assertThat(value("campaignVersions")).isZero();
  }

  private long value(String name) {
    Object metric = shown.get(name);
    return metric instanceof Counter counter
        ? counter.getCount()
        : ((Number) ((Gauge<?>) metric).getValue()).longValue();
  }

  private static JourneyRecord record(Decision decision, String reason) {
    return new JourneyRecord("ann", "cart", "v", "j", decision, "", 0, 0, reason, Map.of());
  }

  private static LoggedEvent logged() {
    Event event = new Event(Event.Kind.TRACK, "order_placed", "ann", "m", 1, Map.of());
    return new LoggedEvent(event, 1, 0);
  }

  private static final class NoTimers implements InternalTimeServiceManager<String> {
    @Override
    public <N> InternalTimerService<N> getInternalTimerService(
        String name,
        TypeSerializer<String> keys,
        TypeSerializer<N> namespaces,
        Triggerable<String, N> target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void advanceWatermark(Watermark mark) {
      // Nobody waits.
    }

    @Override
    public boolean tryAdvanceWatermark(Watermark mark, ShouldStopAdvancingFn stop) {
      return true;
    }

    @Override
    public void snapshotToRawKeyedState(
        KeyedStateCheckpointOutputStream stream, String operatorName) {
      throw new UnsupportedOperationException();
    }
  }

  private final class Group extends UnregisteredMetricsGroup {

    private final String path;

    Group(String path) {
      this.path = path;
    }

    @Override
    public Counter counter(String name) {
      Counter counter = super.counter(name);
      shown.put(path + name, counter);
      return counter;
    }

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
      shown.put(path + name, gauge);
      return gauge;
    }

    @Override
    public MetricGroup addGroup(String key, String value) {
      return new Group(path + key + "." + value + ".");
    }
  }
}
