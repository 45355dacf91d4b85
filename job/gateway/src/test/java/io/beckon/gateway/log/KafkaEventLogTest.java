package io.beckon.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With a client that has lost its brokers: each of its sends waits a moment, then throws. */
class KafkaEventLogTest {

  private static final LogRecord RECORD = LogRecord.of("ann", Map.of("a", "x".repeat(80)));
  private static final List<LogRecord> BATCH = Collections.nCopies(10, RECORD);

  private final AtomicBoolean away = new AtomicBoolean();
  private final AtomicInteger sends = new AtomicInteger();
  private final KafkaEventLog log =
      new KafkaEventLog(
          new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()) {
            @Override
            public synchronized Future<RecordMetadata> send(
                ProducerRecord<byte[], byte[]> record, Callback callback) {
              sends.incrementAndGet();
              if (away.get()) {
                throw new TimeoutException("Topic events not present in metadata");
              }
              return super.send(record, callback);
            }
          },
          "events",
          // Room for two batches at a time.
          2L * BATCH.size() * RECORD.size(),
          Reach.watch(nowhere(), "events"));

  private static Properties nowhere() {
    Properties kafka = new Properties();
    kafka.put("bootstrap.servers", "127.0.0.1:1");
    return kafka;
  }

  @AfterEach
  void stop() {
    log.close();
  }

  @Test
  void aBatchWaitsOnceForABrokerThatIsAway() {
    away.set(true);
    assertThat(log.append(BATCH)).isCompletedExceptionally();
    assertThat(sends).hasValue(1);
    assertThat(log.isWell()).isFalse();
    assertThat(log.isReachable()).isFalse();
  }

  @Test
  void whatABatchDidNotSendWaitsForNothingAnyMore() {
    away.set(true);
    for (int i = 0; i < 10; i++) {
      assertThat(log.append(BATCH)).isCompletedExceptionally();
    }
    away.set(false);
    CompletableFuture<Void> safe = log.append(BATCH);
    assertThat(safe).isCompleted();
    assertThat(log.isWell()).isTrue();
  }
}
