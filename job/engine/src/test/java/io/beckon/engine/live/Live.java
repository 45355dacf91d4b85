package io.beckon.engine.live;

import io.beckon.broker.LocalKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests with a broker, a mini cluster and RocksDB: one of each for all tests of a class. */
abstract class Live {

  static final String REMINDER =
      """
      campaign: cart-reminder
      trigger: {event: cart}
      frequency: always
      exit: [{event: paid}]
      steps:
        - wait: 1s
        - send: email
          template: cart-reminder
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir static Path folder;

  static LocalKafka kafka;
  static Log log;
  static LiveCluster cluster;

  @BeforeAll
  static void startAll() throws Exception {
    kafka = LocalKafka.start();
    log = new Log(kafka.bootstrapServers());
    cluster = new LiveCluster(folder.resolve("checkpoints"));
  }

  @AfterEach
  void endJob() throws Exception {
    cluster.clear();
  }

  @AfterAll
  static void stopAll() throws Exception {
    cluster.close();
    log.close();
    kafka.close();
  }

  static void cart(Lane lane, String user) throws Exception {
    long now = System.currentTimeMillis();
    log.put(lane.events(), null, null, user, Messages.track(user, "cart", user + "-cart", now));
  }

  /** Returns when the time of the job lies so far behind the clock. */
  static void awaitLag(long millis) {
    Await.until(
        "time is " + millis + " ms behind",
        PATIENCE,
        () -> cluster.metric("timeLagMs").orElse(0) > millis);
  }

  /** A producer of somebody else's, who may keep a transaction open. */
  static KafkaProducer<byte[], byte[]> stranger() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "stranger"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
