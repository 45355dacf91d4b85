package io.beckon.engine.live;

import io.beckon.broker.LocalKafka;
import io.beckon.core.catalog.Control;
import io.beckon.engine.record.ChangeKind;
import io.beckon.schemas.HoldCommand;
import io.beckon.schemas.JourneyRecord;
import io.beckon.schemas.SendCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.message.MissingSchemaException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;

/** The topics of one test, and the options of its job. */
final class Lane {

  static final int PARTITIONS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Log log;
  private final String name;
  private final Map<String, String> options = new HashMap<>();

  Lane(LocalKafka kafka, Log log, String name, TimestampType time) {
    this.log = log;
    this.name = name;
    // Records as large as tests have them must be taken by the broker, or it is not the job that
    // is tested.
    kafka.createTopic(events(), PARTITIONS, time, Map.of("max.message.bytes", "67108864"));
    kafka.createTopic(campaigns(), 1, time, Map.of("cleanup.policy", "compact"));
    for (String topic : List.of("sends", "journeys", "dead-letters")) {
      kafka.createTopic(topic(topic), 1, TimestampType.CREATE_TIME);
      options.put("topic." + topic, topic(topic));
    }
    options.put("topic.events", events());
    options.put("topic.campaigns", campaigns());
    options.put("kafka.bootstrap.servers", kafka.bootstrapServers());
    options.put("kafka.group.id", name);
    options.put("sink.transaction-prefix", name);
    options.put("time.grace", "1s");
    options.put("events.discovery-interval", "300ms");
    options.put("checkpoint.interval", "1s");
    options.put("checkpoint.min-pause", "0s");
    options.put("restart.initial-delay", "200ms");
    options.put("campaigns.lead", "0s");
  }

  /** Options of the job; may be changed. */
  Map<String, String> options() {
    return options;
  }

  String events() {
    return topic("events");
  }

  String campaigns() {
    return topic("campaigns");
  }

  private String topic(String kind) {
    return name + '-' + kind;
  }

  /** Publishes a campaign and waits until it stands in the log. */
  void publish(String id, Long time, String text) throws Exception {
    publish(ChangeKind.CAMPAIGN, id, "v1", time, text);
  }

  /** Publishes anything and waits until it stands in the log. */
  void publish(ChangeKind kind, String id, String version, Long time, String text)
      throws Exception {
    byte[] record = Messages.published(kind, id, version, text);
    log.put(campaigns(), null, time, kind.key(id, version), record);
  }

  /** The send commands; what calls them back stands on the same topic and is left out. */
  List<ConsumerRecord<byte[], byte[]>> sends() {
    return commands().stream().filter(Lane::isSend).toList();
  }

  private List<ConsumerRecord<byte[], byte[]>> commands() {
    return log.read(topic("sends"));
  }

  List<ConsumerRecord<byte[], byte[]>> journeys() {
    return log.read(topic("journeys"));
  }

  List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    return log.read(topic("dead-letters"));
  }

  /** Returns when a send command is committed. */
  SendCommand awaitSend() {
    return awaitSend(0);
  }

  /** Returns when a send command is committed behind so many others. */
  SendCommand awaitSend(int others) {
    Await.until("a send command", PATIENCE, () -> sends().size() > others);
    return send(sends().get(others));
  }

  /** What was decided about a user, in order: {@code held_back: no consent}. */
  List<String> decisions(String user) throws IOException {
    List<String> decisions = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : journeys()) {
      JourneyRecord journey = JourneyRecord.getDecoder().decode(record.value());
      if (journey.getUserId().equals(user)) {
        String reason = journey.getReason();
        decisions.add(journey.getDecision() + (reason.isEmpty() ? "" : ": " + reason));
      }
    }
    return decisions;
  }

  /** And nothing that calls one back. */
  static boolean isSend(ConsumerRecord<byte[], byte[]> record) {
    try {
      SendCommand.getDecoder().decode(record.value());
      return true;
    } catch (MissingSchemaException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SendCommand send(ConsumerRecord<byte[], byte[]> record) {
    try {
      return SendCommand.getDecoder().decode(record.value());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns when as much is committed as the core decides over the same log; both sides of it. */
  Comparison awaitTheCoresDecisions() {
    return awaitTheCoresDecisions(Duration.ofDays(1));
  }

  /** The same of decisions up to some time after the last event that is there now. */
  Comparison awaitTheCoresDecisions(Duration afterwards) {
    CoreRun core = new CoreRun(options, log.read(campaigns()), log.read(events()), afterwards);
    long until = core.latest() + afterwards.toMillis();
    Await.until(
        "as many decisions as the core's " + core.decisions().size(),
        PATIENCE,
        () -> committed(until).size() >= core.decisions().size());
    return new Comparison(committed(until), core.decisions());
  }

  private List<String> committed(long until) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(commands());
    records.addAll(journeys());
    return records.stream()
        .filter(record -> Messages.decidedAt(record.value()).orElse(Long.MAX_VALUE) <= until)
        .map(record -> CoreRun.text(record.key(), record.value()))
        .toList();
  }

  /** What delivery is told to hold and to let go. */
  List<HoldCommand> holds() throws IOException {
    List<HoldCommand> holds = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : commands()) {
      try {
        holds.add(HoldCommand.getDecoder().decode(record.value()));
      } catch (MissingSchemaException aboutAMessage) {
        continue;
      }
    }
    return holds;
  }

  /** Says how a campaign is to stand, and waits until it stands in the log. */
  void say(Control control, String sequence) throws Exception {
    log.put(
        campaigns(),
        null,
        null,
        ChangeKind.CONTROL.key(control.campaign(), sequence),
        Messages.said(control, sequence));
  }

  /**
   * What was committed and what the core decides.
   *
   * @param committed a line for each record; a user's in order
   * @param decided the same for the core
   */
  record Comparison(List<String> committed, List<String> decided) {}
}
