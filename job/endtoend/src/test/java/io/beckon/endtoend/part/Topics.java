package io.beckon.endtoend.part;

import io.beckon.broker.LocalKafka;
import io.beckon.core.json.JsonException;
import io.beckon.core.json.JsonReader;
import io.beckon.schemas.DeadLetter;
import io.beckon.schemas.DeliveryRecord;
import io.beckon.schemas.JourneyRecord;
import io.beckon.schemas.SendCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.message.MissingSchemaException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;

/** What stands in the topics of both jobs, as it is meant. For one thread. */
public final class Topics implements AutoCloseable {

  private static final Map<String, String> COMPACTED =
      Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);

  /** A broker that takes what the job must set aside. */
  private static final Map<String, String> LARGE =
      Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(32 << 20));

  private final String servers;
  private final Map<String, Topic> open = new HashMap<>();

  public Topics(String servers) {
    this.servers = servers;
  }

  /** Makes them, as docs/cluster.md and docs/delivery.md ask. */
  public static void create(LocalKafka kafka) {
    kafka.createTopic("events", 2, TimestampType.LOG_APPEND_TIME, LARGE);
    kafka.createTopic("campaigns", 1, TimestampType.LOG_APPEND_TIME, COMPACTED);
    kafka.createTopic("sends", 2, TimestampType.LOG_APPEND_TIME);
    kafka.createTopic("journeys", 2, TimestampType.LOG_APPEND_TIME);
    kafka.createTopic("dead-letters", 1, TimestampType.LOG_APPEND_TIME);
    kafka.createTopic("deliveries", 2, TimestampType.LOG_APPEND_TIME, COMPACTED);
  }

  /** A user's events, as JSON objects. */
  public List<Map<String, Object>> events(String user) {
    return of("events", user).map(record -> json(record.value())).toList();
  }

  /** A user's events of this name: their properties. */
  public List<Map<?, ?>> events(String user, String name) {
    List<Map<?, ?>> found = new ArrayList<>();
    for (Map<String, Object> event : events(user)) {
      if (name.equals(event.get("event"))) {
        found.add((Map<?, ?>) event.get("properties"));
      }
    }
    return found;
  }

  /**
   * What was decided about a user, as {@code decision: reason}, or {@code decision} without one.
   */
  public List<String> journeys(String user) {
    return of("journeys", user)
        .map(record -> read(() -> JourneyRecord.getDecoder().decode(record.value())))
        .map(
            record ->
                record.getReason().isEmpty()
                    ? record.getDecision()
                    : record.getDecision() + ": " + record.getReason())
        .toList();
  }

  /** How far each of a user's messages has come: the last that the ledger says, in no order. */
  public List<String> deliveries(String user) {
    Map<String, DeliveryRecord> ledger = ledger();
    return of("sends", user)
        .flatMap(record -> command(record.value()))
        .filter(command -> ledger.containsKey(command.getCommandId()))
        .map(command -> ledger.get(command.getCommandId()).getStatus())
        .toList();
  }

  /** By command, the last that the ledger says. */
  public Map<String, DeliveryRecord> ledger() {
    Map<String, DeliveryRecord> ledger = new HashMap<>();
    topic("deliveries")
        .records()
        .forEach(
            record -> {
              DeliveryRecord entry = read(() -> DeliveryRecord.getDecoder().decode(record.value()));
              ledger.put(entry.getCommandId(), entry);
            });
    return ledger;
  }

  public List<DeadLetter> deadLetters() {
    return topic("dead-letters").records().stream()
        .map(record -> read(() -> DeadLetter.getDecoder().decode(record.value())))
        .toList();
  }

  private Stream<ConsumerRecord<byte[], byte[]>> of(String topic, String user) {
    return topic(topic).records().stream()
        .filter(record -> record.key() != null)
        .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(user));
  }

  private Topic topic(String name) {
    return open.computeIfAbsent(name, one -> new Topic(servers, one));
  }

  /** Empty of a call-back or a hold, which stand in the same topic. */
  private static Stream<SendCommand> command(byte[] value) {
    try {
      return Stream.of(SendCommand.getDecoder().decode(value));
    } catch (MissingSchemaException another) {
      return Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> json(byte[] value) {
    try {
      return JsonReader.object(value, name -> true);
    } catch (JsonException e) {
      throw new AssertionError("An event is no JSON", e);
    }
  }

  private interface Decoding<T> {
    T decoded() throws IOException;
  }

  private static <T> T read(Decoding<T> decoding) {
    try {
      return decoding.decoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    open.values().forEach(Topic::close);
  }
}
