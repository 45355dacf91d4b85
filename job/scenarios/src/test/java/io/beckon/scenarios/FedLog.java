package io.beckon.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.cli.campaigns.CampaignEntry;
import io.beckon.cli.campaigns.Publishable;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.json.JsonWriter;
import io.beckon.runtime.log.LogHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Topics whose records carry the time of a scenario, pulses included. */
final class FedLog implements AutoCloseable {

  static final int PARTITIONS = 2;

  /** The watermark stays this far behind log time. */
  private static final long SKEW = 2_000;

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final String bootstrapServers;
  private final KafkaProducer<byte[], byte[]> producer;

  /** Records of the events topic that are our own. */
  private long written;

  FedLog(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** In force before every event. */
  void publish(Publishable thing) {
    publish(CampaignEntry.of(thing, null));
  }

  /** In the log before every event, and in force from its own instant. */
  void publish(CampaignEntry entry) {
    producer.send(new ProducerRecord<>("campaigns", null, 0L, entry.key(), entry.value()));
  }

  void write(LoggedEvent logged) {
    Event event = logged.event();
    Map<String, Object> message = new LinkedHashMap<>();
    boolean identify = event.kind() == Event.Kind.IDENTIFY;
    message.put("type", event.kind().name().toLowerCase(Locale.ROOT));
    if (!identify) {
      message.put("event", event.name());
    }
    message.put("messageId", event.messageId());
    boolean item = event.kind() == Event.Kind.ITEM;
    if (!item) {
      message.put("userId", event.userId());
    }
    message.put("timestamp", Instant.ofEpochMilli(event.time()).toString());
    message.put(identify ? "traits" : "properties", event.properties());
    producer.send(
        new ProducerRecord<>(
            "events",
            null,
            logged.logTime(),
            utf8(item ? event.name() : event.userId()),
            utf8(JsonWriter.write(message))));
    written++;
  }

  /** Waits until the job has put so many events into the log. */
  void awaitEmitted(int count) {
    List<TopicPartition> partitions =
        IntStream.range(0, PARTITIONS).mapToObj(i -> new TopicPartition("events", i)).toList();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      for (long read = 0; read < written + count; ) {
        assertThat(System.nanoTime()).as("%d of %d", read - written, count).isLessThan(deadline);
        read += consumer.poll(Duration.ofMillis(200)).count();
      }
    }
  }

  /** Everything with H at or before this instant can be decided. */
  void letTimePass(long logTime) {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      producer.send(LogHeaders.pulse("events", partition, logTime + SKEW));
      written++;
    }
    producer.flush();
  }

  /**
   * What is committed in topics, in the order of each partition, as {@link #told}; returns when
   * there are so many records.
   */
  List<String> read(List<String> topics, int count) {
    Map<String, Object> client =
        Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
    List<String> read = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (read.size() < count && System.nanoTime() < deadline) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                record ->
                    read.add(
                        told(
                            record.topic(),
                            new String(record.key(), StandardCharsets.UTF_8),
                            HexFormat.of().formatHex(record.value()))));
      }
    }
    return read;
  }

  /** A record in one line. */
  static String told(String topic, String user, String value) {
    return topic + " " + user + " " + value;
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
