package io.beckon.delivery.ledger;

import io.beckon.runtime.log.CatchUp;
import io.beckon.runtime.wire.SingleObject;
import io.beckon.runtime.wire.SingleObjectReader;
import io.beckon.schemas.DeliveryRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The ledger as a compacted topic. A record is safe when all replicas that are in step have it
 * ({@code acks=all}); a producer that repeats one writes it once.
 */
public final class KafkaLedger implements Ledger {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final String topic;
  private final Properties clients;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<Integer, Long> ends = new ConcurrentHashMap<>();
  private final SingleObjectReader<DeliveryRecord> reader =
      new SingleObjectReader<>(
          DeliveryRecord.getClassSchema(), List.of(), DeliveryRecord::createDecoder);

  /**
   * The ledger.
   *
   * @param clients where the brokers are, and how to log in
   */
  public KafkaLedger(String topic, Properties clients) {
    this.topic = topic;
    this.clients = clients;
    Properties writing = new Properties();
    writing.putAll(clients);
    writing.put("acks", "all");
    writing.put("enable.idempotence", "true");
    // Who waits for a go-ahead holds a connection.
    writing.put("linger.ms", "0");
    writing.put("delivery.timeout.ms", "20000");
    writing.put("request.timeout.ms", "10000");
    writing.put("max.block.ms", "10000");
    producer = new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public void readBack(Map<Integer, Long> from, Consumer<DeliveryRecord> take) throws IOException {
    Properties reading = new Properties();
    reading.putAll(clients);
    // What is deleted while it is read must not be passed over in silence.
    reading.put("auto.offset.reset", "none");
    try (KafkaConsumer<byte[], byte[]> log =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      log.partitionsFor(topic)
          .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
      log.assign(partitions);
      Map<TopicPartition, Long> begins = log.beginningOffsets(partitions);
      Map<TopicPartition, Long> last = log.endOffsets(partitions);
      for (TopicPartition partition : partitions) {
        long begin = begins.get(partition);
        long wanted = from.getOrDefault(partition.partition(), begin);
        // Made anew, it has less than it had, and all of it is unknown.
        log.seek(partition, wanted > last.get(partition) ? begin : Math.max(begin, wanted));
      }
      CatchUp.read(log, last, PATIENCE, record -> take(record, take));
      last.forEach((partition, end) -> ends.put(partition.partition(), end));
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Consumer<DeliveryRecord> take)
      throws IOException {
    try {
      if (record.value() != null) {
        take.accept(reader.read(record.value()));
      }
    } catch (SingleObjectReader.UnreadableException e) {
      // Nobody but this job writes here; a later build's records are its own business.
      throw new IOException(
          "The topic "
              + topic
              + " holds a record that this build cannot read, at "
              + record.partition()
              + '/'
              + record.offset(),
          e);
    }
  }

  @Override
  public CompletableFuture<Void> write(DeliveryRecord record) {
    CompletableFuture<Void> safe = new CompletableFuture<>();
    byte[] key = record.getCommandId().getBytes(StandardCharsets.UTF_8);
    byte[] value = SingleObject.encode(DeliveryRecord.getEncoder(), record);
    try {
      producer.send(
          new ProducerRecord<>(topic, key, value),
          (written, error) -> {
            if (error == null) {
              ends.merge(written.partition(), written.offset() + 1, Math::max);
              safe.complete(null);
            } else {
              safe.completeExceptionally(error);
            }
          });
    } catch (RuntimeException e) {
      safe.completeExceptionally(e);
    }
    return safe;
  }

  @Override
  public Map<Integer, Long> ends() {
    return Map.copyOf(ends);
  }

  @Override
  public void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close(CLOSING);
  }
}
