package io.beckon.engine.live;

import io.beckon.core.catalog.Catalog;
import io.beckon.core.compile.CampaignCompiler;
import io.beckon.core.compile.PolicyCompiler;
import io.beckon.core.compile.Segments;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.Notice;
import io.beckon.core.event.Decoded;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.model.Campaign;
import io.beckon.core.plan.ExecutablePlan;
import io.beckon.core.read.CampaignReader;
import io.beckon.core.read.Reading;
import io.beckon.core.run.Interpreter;
import io.beckon.core.source.Problems;
import io.beckon.core.source.SourceText;
import io.beckon.core.state.InMemoryUserParts;
import io.beckon.core.state.UserState;
import io.beckon.engine.options.JobOptions;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.Outgoing;
import io.beckon.engine.wire.AvroEffects;
import io.beckon.engine.wire.CampaignRecords;
import io.beckon.engine.wire.EventReader;
import io.beckon.runtime.log.LogHeaders;
import io.beckon.runtime.options.Settings;
import io.beckon.runtime.wire.DeadLetters;
import io.beckon.sequence.HostedSequences;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The core over what stands in the log, without Flink: what a job that nothing happens to decides,
 * some time after the last event.
 */
final class CoreRun implements Effects {

  private final AvroEffects encoder = new AvroEffects("events", "campaigns");
  private final EventReader reader = new EventReader();
  private final Map<String, InMemoryUserParts> users = new TreeMap<>();
  private final List<String> decisions = new ArrayList<>();
  private final Interpreter interpreter;
  private long latest = Long.MIN_VALUE;

  CoreRun(
      Map<String, String> options,
      List<ConsumerRecord<byte[], byte[]>> campaigns,
      List<ConsumerRecord<byte[], byte[]>> events,
      Duration afterwards) {
    Settings settings = JobOptions.of(options);
    Catalog catalog = new Catalog();
    CampaignRecords records = new CampaignRecords(settings.get(JobOptions.CAMPAIGN_LEAD));
    for (ConsumerRecord<byte[], byte[]> record : campaigns) {
      if (records.read(record.value(), place(record))
          instanceof CampaignRecords.Published published) {
        publish(published.change(), catalog);
      }
    }
    interpreter = new Interpreter(JobOptions.timeRules(settings), catalog, new HostedSequences());
    events.forEach(this::apply);
    for (String userId : List.copyOf(users.keySet())) {
      UserState user = user(userId);
      interpreter.advance(user, latest + afterwards.toMillis(), this);
    }
  }

  /** The log time of the last record. */
  long latest() {
    return latest;
  }

  /** A line for each decision, as {@link #text} has it. */
  List<String> decisions() {
    return decisions;
  }

  /** A record as a line: key and bytes. */
  static String text(byte[] key, byte[] value) {
    return new String(key, StandardCharsets.UTF_8)
        + ' '
        + Base64.getEncoder().encodeToString(value);
  }

  private static DeadLetters.Place place(ConsumerRecord<byte[], byte[]> record) {
    return new DeadLetters.Place(
        record.topic(), record.partition(), record.offset(), record.timestamp());
  }

  private static void publish(CampaignChange change, Catalog catalog) {
    List<SourceText> files = new ArrayList<>(change.uses());
    files.add(change.source());
    Reading reading = CampaignReader.read(files);
    Problems problems = new Problems();
    switch (change.kind()) {
      case CAMPAIGN -> {
        Segments segments = Segments.compile(reading.segments(), problems);
        Campaign campaign = reading.campaigns().get(0).withVersion(change.version());
        catalog.publish(
            CampaignCompiler.compile(campaign, segments, problems).orElseThrow(),
            change.effectiveFrom());
      }
      case POLICY ->
          reading
              .policy()
              .flatMap(policy -> PolicyCompiler.compile(policy, problems))
              .ifPresent(policy -> catalog.publish(policy, change.effectiveFrom()));
      case PLAN ->
          reading
              .plan()
              .ifPresent(plan -> catalog.publish(ExecutablePlan.of(plan), change.effectiveFrom()));
      case CONTROL -> change.said().control().applyTo(catalog, change.effectiveFrom());
    }
  }

  private void apply(ConsumerRecord<byte[], byte[]> record) {
    latest = Math.max(latest, record.timestamp());
    boolean pulse = record.headers().lastHeader(LogHeaders.PULSE) != null;
    if (!pulse
        && reader.read(record.value(), record.timestamp()) instanceof Decoded.Accepted accepted) {
      LoggedEvent event =
          new LoggedEvent(
              accepted.event(), accepted.logTime(), record.partition(), record.offset());
      UserState user = user(event.event().userId());
      interpreter.apply(user, event, this);
      user.save();
    }
  }

  private UserState user(String userId) {
    return new UserState(userId, users.computeIfAbsent(userId, id -> new InMemoryUserParts()));
  }

  @Override
  public void emit(Effect effect) {
    Outgoing outgoing = encoder.encode(effect);
    switch (outgoing.topic()) {
      case SENDS, JOURNEYS -> decisions.add(text(outgoing.key(), outgoing.value()));
      case EVENTS, CAMPAIGNS, DEAD_LETTERS -> {
        // What came back stands in the log; what was set aside is no decision.
      }
    }
  }

  @Override
  public void notice(Notice notice) {
    // What the job counts.
  }
}
