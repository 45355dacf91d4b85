package io.beckon.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beckon.broker.LocalKafka;
import io.beckon.core.event.Decoded;
import io.beckon.core.event.SegmentReader;
import io.beckon.gateway.log.KafkaEventLog;
import io.beckon.gateway.log.LogRecord;
import io.beckon.gateway.log.LogUnavailableException;
import io.beckon.gateway.options.SettingsReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With a real broker. */
class KafkaTest {

  private static final int PARTITIONS = 4;

  private static LocalKafka kafka;

  @BeforeAll
  static void start() {
    kafka = LocalKafka.start();
    kafka.createTopic("events", PARTITIONS, TimestampType.LOG_APPEND_TIME);
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  private static Properties client() {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", kafka.bootstrapServers());
    return properties;
  }

  @Test
  void whatIsAnsweredWith200IsInTheTopicUnderItsUsersKey() throws Exception {
    String batch =
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    "{\"type\":\"track\",\"userId\":\"user-%d\",\"event\":\"e\",\"messageId\":\"m-%d\"}"
                        .formatted(i % 10, i))
            .reduce("{\"batch\":[", (all, one) -> all + (all.endsWith("[") ? "" : ",") + one)
            .concat("]}");
    try (KafkaEventLog log =
            KafkaEventLog.connect(client(), "events", 1 << 20, Duration.ofSeconds(10));
        GatewayServer gateway =
            GatewayServer.start(
                SettingsReader.read(
                    Map.of("BECKON_TRACK_KEYS", "shop:" + RunningGateway.WRITE_KEY),
                    "--kafka.bootstrap.servers",
                    kafka.bootstrapServers(),
                    "--http.port=0",
                    "--http.host=127.0.0.1"),
                log,
                null,
                InstantSource.system())) {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(
                          URI.create("http://127.0.0.1:" + gateway.port() + "/v1/batch"))
                      .header("Authorization", RunningGateway.basic(RunningGateway.WRITE_KEY, ""))
                      .POST(BodyPublishers.ofString(batch))
                      .build(),
                  BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
    }
    List<ConsumerRecord<byte[], byte[]>> records = records("events");
    assertThat(records).hasSize(100);
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Decoded decoded = SegmentReader.read(record.value(), record.timestamp());
      assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
      String user = ((Decoded.Accepted) decoded).event().userId();
      assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo(user);
      assertThat(record.partition())
          .isEqualTo(Utils.toPositive(Utils.murmur2(record.key())) % PARTITIONS);
    }
    // Of one user in their order.
    assertThat(
            records.stream()
                .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals("user-3"))
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .map(json -> json.replaceAll(".*\"messageId\":\"(m-\\d+)\".*", "$1")))
        .containsExactly(
            "m-3", "m-13", "m-23", "m-33", "m-43", "m-53", "m-63", "m-73", "m-83", "m-93");
  }

  /** All that is in a topic now. */
  private static List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long end = consumer.endOffsets(partitions).values().stream().mapToLong(x -> x).sum();
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (records.size() < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      return records;
    }
  }

  @Test
  void aTopicThatIsNotThereIsSaidAtStart() {
    assertThatThrownBy(
            () -> KafkaEventLog.connect(client(), "nowhere", 1 << 20, Duration.ofSeconds(1)))
        .isInstanceOf(LogUnavailableException.class)
        .hasMessage("The topic nowhere is not there, or no broker is");
  }

  /** Nobody sends to a gateway that is not ready: it must find out by itself. */
  @Test
  @Tag("slow")
  @Timeout(120)
  void healthFollowsTheBrokerThoughNobodySends() throws Exception {
    try (LocalKafka other = LocalKafka.start()) {
      other.createTopic("events", 1, TimestampType.LOG_APPEND_TIME);
      Properties client = new Properties();
      client.put("bootstrap.servers", other.bootstrapServers());
      try (KafkaEventLog log =
              KafkaEventLog.connect(client, "events", 1 << 20, Duration.ofSeconds(2));
          GatewayServer gateway =
              GatewayServer.start(
                  SettingsReader.read(
                      Map.of(),
                      "--kafka.bootstrap.servers",
                      other.bootstrapServers(),
                      "--http.port=0",
                      "--http.host=127.0.0.1"),
                  log,
                  null,
                  InstantSource.system())) {
        HttpRequest health =
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + "/health"))
                .build();
        awaitHealth(health, 200, "ok");
        other.stop();
        awaitHealth(health, 503, "the event log cannot be reached");
        assertThat(log.append(List.of(LogRecord.of("ann", Map.of()))))
            .failsWithin(Duration.ofSeconds(60));
        other.startAgain();
        awaitHealth(health, 200, "ok");
      }
    }
  }

  private static void awaitHealth(HttpRequest health, int status, String words) throws Exception {
    HttpResponse<String> answer;
    do {
      answer = HttpClient.newHttpClient().send(health, BodyHandlers.ofString());
    } while (answer.statusCode() != status);
    assertThat(answer.body()).isEqualTo("{\"status\":\"" + words + "\"}");
  }

  @Test
  @Tag("slow")
  void whileTheBrokerIsAwayNothingIsSaidToBeSafeAndMemoryStaysBounded() throws Exception {
    try (LocalKafka other = LocalKafka.start()) {
      other.createTopic("events", 1, TimestampType.LOG_APPEND_TIME);
      Properties client = new Properties();
      client.put("bootstrap.servers", other.bootstrapServers());
      try (KafkaEventLog log =
          KafkaEventLog.connect(client, "events", 10_000, Duration.ofSeconds(2))) {
        LogRecord record = LogRecord.of("ann", Map.of("a", "x".repeat(900)));
        log.append(List.of(record)).get();
        other.stop();
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
          waiting.add(log.append(List.of(record)));
        }
        // Beyond ten of them it says so at once.
        assertThat(waiting.stream().filter(CompletableFuture::isCompletedExceptionally).count())
            .isGreaterThanOrEqualTo(39);
        for (CompletableFuture<Void> one : waiting) {
          assertThatThrownBy(one::get)
              .isInstanceOf(ExecutionException.class)
              .hasCauseInstanceOf(LogUnavailableException.class);
        }
        assertThat(log.isWell()).isFalse();
        other.startAgain();
        CompletableFuture<Void> again = log.append(List.of(record));
        while (again.handle((done, failure) -> failure != null).get()) {
          again = log.append(List.of(record));
        }
        assertThat(log.isWell()).isTrue();
      }
    }
  }
}
