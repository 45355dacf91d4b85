package io.beckon.delivery.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.broker.LocalKafka;
import io.beckon.delivery.options.DeliveryOptions;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where a worker finds the end of the sends topic. */
class SendsEndTest {

  private static LocalKafka kafka;

  @BeforeAll
  static void start() {
    kafka = LocalKafka.start();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void itIsBehindTheLastRecordThatIsCommittedAndNotBehindWhatTransactionsLeave() throws Exception {
    kafka.createTopic("sends", 4, TimestampType.LOG_APPEND_TIME);
    try (var producer = producer("a");
        var hanging = producer("b")) {
      producer.initTransactions();
      for (int i = 0; i < 3; i++) {
        producer.beginTransaction();
        write(producer, 0, 1);
        producer.commitTransaction();
      }
      producer.beginTransaction();
      write(producer, 1, 1);
      producer.commitTransaction();
      producer.beginTransaction();
      write(producer, 1, 200);
      producer.flush();
      producer.abortTransaction();
      hanging.initTransactions();
      hanging.beginTransaction();
      write(hanging, 2, 1);
      hanging.flush();
      SendsEnd end = new SendsEnd(settings());
      Map<Integer, Long> ends = end.ends();
      assertThat(ends)
          .as("each transaction leaves a mark; what is open is not there yet")
          .isEqualTo(Map.of(0, 6L, 1, 203L, 2, 0L, 3, 0L));
      assertThat(end.behindLast(ends)).isEqualTo(Map.of(0, 5L, 1, 1L));
      write(producer("c", false), 0, 1);
      assertThat(end.behindLast(ends)).as("what came later").isEqualTo(Map.of(0, 5L, 1, 1L));
      assertThat(end.behindLast(Map.of(0, 4L))).isEqualTo(Map.of(0, 3L));
      hanging.abortTransaction();
    }
  }

  private static void write(KafkaProducer<byte[], byte[]> producer, int partition, int times) {
    for (int i = 0; i < times; i++) {
      producer.send(new ProducerRecord<>("sends", partition, null, new byte[] {1}));
    }
    producer.flush();
  }

  private static KafkaProducer<byte[], byte[]> producer(String id) {
    return producer(id, true);
  }

  private static KafkaProducer<byte[], byte[]> producer(String id, boolean transactional) {
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", kafka.bootstrapServers());
    if (transactional) {
      config.put("transactional.id", id);
    }
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static io.beckon.runtime.options.Settings settings() {
    return DeliveryOptions.of(Map.of("kafka.bootstrap.servers", kafka.bootstrapServers()));
  }
}
