package io.beckon.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.broker.LocalKafka;
import io.beckon.cli.campaigns.Publishable;
import io.beckon.core.catalog.Control.Verb;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.EmittedEvent;
import io.beckon.core.scenario.Moment;
import io.beckon.core.scenario.Scenario;
import io.beckon.core.scenario.ScenarioRun;
import io.beckon.core.time.TimeRules;
import io.beckon.engine.CampaignJob;
import io.beckon.engine.options.JobOptions;
import io.beckon.engine.record.Outgoing;
import io.beckon.engine.wire.AvroEffects;
import io.beckon.schemas.HoldCommand;
import io.beckon.sequence.HostedSequences;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.message.MissingSchemaException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lane C: the whole job on a mini cluster with RocksDB, from Kafka to Kafka. What is committed is,
 * byte for byte and for each user in the same order, what lane A decides.
 */
@Tag("slow")
class LiveLaneTest {

  private static final List<String> OUTPUTS = List.of("sends", "journeys", "dead-letters");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cart-recovery",
        "rounds",
        "goal",
        "caps",
        "quiet-hours",
        "consent",
        "wait-for",
        "less-often",
        "re-engagement",
        "birthday",
        "sequence",
        "sequence-after-match",
        "sequence-absence"
      })
  void agreesWithTheCore(String name) throws Exception {
    CampaignFolder campaigns = CampaignFolder.named(name);
    Scenario all =
        MergedScenarios.of(
            campaigns.scenarios().stream()
                .filter(scenario -> scenario.rules().equals(TimeRules.DEFAULT))
                .toList());
    agrees(campaigns, all);
  }

  /** One at a time: what it says of campaigns holds for all users. */
  @ParameterizedTest
  @CsvSource({
    "held, while a campaign is paused",
    "held, a halt stops all campaigns",
    "held, or who is inside stops",
    "versions, or to the step that the map names",
    "versions, 'rolled back, the version of before'",
  })
  void campaignsChangeAsInTheCore(String name, String title) throws Exception {
    CampaignFolder campaigns = CampaignFolder.named(name);
    agrees(
        campaigns,
        campaigns.scenarios().stream()
            .filter(scenario -> scenario.title().startsWith(title))
            .findFirst()
            .orElseThrow());
  }

  private void agrees(CampaignFolder campaigns, Scenario all) throws Exception {
    List<String> expected =
        ScenarioRun.of(all, campaigns.editions(), new HostedSequences()).stream()
            .flatMap(LiveLaneTest::encoded)
            .toList();

    try (LocalKafka kafka = LocalKafka.start()) {
      createTopics(kafka);
      try (FedLog log = new FedLog(kafka.bootstrapServers())) {
        Publishable.among(campaigns.compiled()).forEach(log::publish);
        Changed.entries(all, campaigns.editions()).forEach(log::publish);
        all.timeline().stream().map(Moment::event).forEach(event -> event.ifPresent(log::write));
        log.letTimePass(all.end());
        JobClient job = start(kafka);

        List<String> committed =
            log.read(OUTPUTS, expected.size() + holds(all)).stream()
                .filter(Predicate.not(LiveLaneTest::isHold))
                .toList();

        assertThat(byUser(committed)).isEqualTo(byUser(expected));
        job.cancel().get();
      }
    }
  }

  /** How often delivery is told to hold or to let go, which is about no user. */
  private static int holds(Scenario scenario) {
    return (int)
        scenario.changes().stream()
            .flatMap(change -> change.verb().stream())
            .filter(verb -> verb == Verb.PAUSE || verb == Verb.RESUME)
            .count();
  }

  private static boolean isHold(String told) {
    byte[] value = HexFormat.of().parseHex(told.substring(told.lastIndexOf(' ') + 1));
    try {
      HoldCommand.getDecoder().decode(value);
      return true;
    } catch (MissingSchemaException about) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The log waits for what comes back, as it would where time is the wall clock's. */
  @ParameterizedTest
  @ValueSource(strings = {"item", "price-drop", "wish-in-stock", "emit"})
  void agreesWithTheCoreOnWhatComesBack(String name) throws Exception {
    CampaignFolder campaigns = CampaignFolder.named(name);
    Scenario all =
        MergedScenarios.of(
            campaigns.scenarios().stream()
                .filter(scenario -> scenario.rules().equals(TimeRules.DEFAULT))
                .toList());
    List<Effect> decided = ScenarioRun.of(all, campaigns.editions(), new HostedSequences());
    List<String> expected = decided.stream().flatMap(LiveLaneTest::encoded).toList();

    try (LocalKafka kafka = LocalKafka.start()) {
      createTopics(kafka);
      try (FedLog log = new FedLog(kafka.bootstrapServers())) {
        Publishable.among(campaigns.compiled()).forEach(log::publish);
        JobClient job = start(kafka);
        TreeMap<Long, Integer> back = comingBack(decided);
        for (Moment moment : all.timeline()) {
          await(log, back, moment.logTime() - 1);
          moment.event().ifPresent(log::write);
        }
        await(log, back, all.end());
        log.letTimePass(all.end());

        List<String> committed = log.read(OUTPUTS, expected.size());

        assertThat(byUser(committed)).isEqualTo(byUser(expected));
        job.cancel().get();
      }
    }
  }

  /** By instant of the log, how many events are in it then that the job put there. */
  private static TreeMap<Long, Integer> comingBack(List<Effect> decided) {
    TreeMap<Long, Integer> back = new TreeMap<>();
    for (Effect effect : decided) {
      if (effect instanceof EmittedEvent event) {
        back.merge(event.decidedAt(), 1, Integer::sum);
      }
    }
    int sum = 0;
    for (Map.Entry<Long, Integer> instant : back.entrySet()) {
      sum += instant.getValue();
      instant.setValue(sum);
    }
    return back;
  }

  private static void await(FedLog log, TreeMap<Long, Integer> back, long until) {
    while (!back.isEmpty() && back.firstKey() <= until) {
      log.letTimePass(back.firstKey());
      log.awaitEmitted(back.pollFirstEntry().getValue());
    }
  }

  private static void createTopics(LocalKafka kafka) {
    kafka.createTopic("events", FedLog.PARTITIONS, TimestampType.CREATE_TIME);
    kafka.createTopic("campaigns", 1, TimestampType.CREATE_TIME);
    OUTPUTS.forEach(topic -> kafka.createTopic(topic, 2, TimestampType.CREATE_TIME));
  }

  private JobClient start(LocalKafka kafka) throws Exception {
    Configuration flink = new Configuration();
    flink.setString("execution.checkpointing.dir", folder.toUri().toString());
    flink.setString("state.backend.type", "rocksdb");
    flink.setString("taskmanager.memory.managed.size", "64m");
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(2, flink);
    CampaignJob.define(
        environment,
        JobOptions.of(
            Map.of(
                "kafka.bootstrap.servers", kafka.bootstrapServers(),
                "events.time-base", "backfill",
                "pulse", "off",
                "checkpoint.interval", "500ms",
                "checkpoint.min-pause", "0s",
                "campaigns.lead", "0s")));
    return environment.executeAsync();
  }

  /** As it is committed; what goes back to the log is not, and comes back from there. */
  private static Stream<String> encoded(Effect effect) {
    Outgoing out = new AvroEffects("events", "campaigns").encode(effect);
    return topic(out.topic()).stream()
        .map(
            topic ->
                FedLog.told(
                    topic,
                    new String(out.key(), StandardCharsets.UTF_8),
                    HexFormat.of().formatHex(out.value())));
  }

  private static Optional<String> topic(Outgoing.Topic topic) {
    return switch (topic) {
      case SENDS -> Optional.of("sends");
      case JOURNEYS -> Optional.of("journeys");
      case DEAD_LETTERS -> Optional.of("dead-letters");
      case EVENTS, CAMPAIGNS -> Optional.empty();
    };
  }

  /** A user's records of one topic keep their order; users and topics have none among them. */
  private static Map<String, List<String>> byUser(List<String> told) {
    return told.stream()
        .collect(Collectors.groupingBy(line -> line.substring(0, line.lastIndexOf(' '))));
  }
}
