package io.beckon.coupon.kafka;

import io.beckon.coupon.pool.CouponEntry;
import io.beckon.runtime.log.CatchUp;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the topic from its beginning, all of it and in order. Where a record cannot be understood,
 * or is there no more, it goes no further: whoever went on would give out codes otherwise than
 * others. For one thread at a time.
 */
final class CouponReader implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final TopicPartition partition;
  private final CouponRecords records = new CouponRecords();

  /**
   * Opens it at the beginning.
   *
   * @param clients where the brokers are, and how to log in
   * @throws CouponsUnavailableException where the topic cannot be read, is not there, has more than
   *     one partition or has lost records
   */
  CouponReader(String topic, Properties clients) throws CouponsUnavailableException {
    Properties reading = new Properties();
    reading.putAll(clients);
    // The same properties serve the producer, which has more.
    reading.keySet().retainAll(ConsumerConfig.configNames());
    // What is not there any more must be seen, and not be jumped over.
    reading.put("auto.offset.reset", "none");
    reading.put("enable.auto.commit", "false");
    // Nobody writes here in transactions; one of a stranger shall hold up nothing.
    reading.put("isolation.level", "read_uncommitted");
    partition = new TopicPartition(topic, 0);
    try {
      consumer =
          new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    } catch (KafkaException e) {
      throw new CouponsUnavailableException("No Kafka client can be made for " + topic, e);
    }
    try {
      begin(topic);
    } catch (KafkaException e) {
      close();
      throw new CouponsUnavailableException(
          "The topic " + topic + " cannot be read: " + e.getMessage(), e);
    } catch (CouponsUnavailableException e) {
      close();
      throw e;
    }
  }

  private void begin(String topic) throws CouponsUnavailableException {
    List<PartitionInfo> partitions = consumer.partitionsFor(topic);
    if (partitions == null || partitions.isEmpty()) {
      throw new CouponsUnavailableException(
          "There is no topic "
              + topic
              + ": create it with one partition, cleanup.policy=delete and retention.ms=-1");
    }
    if (partitions.size() != 1) {
      throw new CouponsUnavailableException(
          "The topic "
              + topic
              + " has "
              + partitions.size()
              + " partitions, and must have one: it is the order of its records that decides who"
              + " has which code");
    }
    consumer.assign(List.of(partition));
    long first = consumer.beginningOffsets(List.of(partition)).get(partition);
    if (first > 0) {
      throw new CouponsUnavailableException(
          "The topic "
              + topic
              + " has lost its records before "
              + first
              + ": who has which code is not known any more. Load new codes into a new topic, and"
              + " set retention.ms=-1 and retention.bytes=-1 on it");
    }
    consumer.seek(partition, 0);
  }

  /** Before which offset all has been read. */
  long position() {
    return consumer.position(partition);
  }

  /**
   * Reads up to where the topic ends now.
   *
   * @throws CouponsUnavailableException where it cannot be read so far
   */
  void readToEnd(Consumer<CouponEntry> take) throws CouponsUnavailableException {
    try {
      CatchUp.read(
          consumer,
          consumer.endOffsets(List.of(partition)),
          PATIENCE,
          record -> take(record, take));
    } catch (CouponsUnavailableException e) {
      throw e;
    } catch (IOException e) {
      throw new CouponsUnavailableException(e.getMessage(), e);
    } catch (KafkaException e) {
      throw new CouponsUnavailableException(
          "The topic " + partition.topic() + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads what is there, or comes within so long.
   *
   * @return whether anything came
   */
  boolean read(Duration wait, Consumer<CouponEntry> take) throws CouponsUnavailableException {
    ConsumerRecords<byte[], byte[]> read = consumer.poll(wait);
    for (ConsumerRecord<byte[], byte[]> record : read) {
      take(record, take);
    }
    return !read.isEmpty();
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Consumer<CouponEntry> take)
      throws CouponsUnavailableException {
    try {
      take.accept(records.read(record.value()));
    } catch (CouponRecords.UnknownEntryException e) {
      throw new CouponsUnavailableException(
          "The topic "
              + partition.topic()
              + " holds a record that this build cannot read, at offset "
              + record.offset());
    }
  }

  /** Ends a wait of another thread. */
  void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(2)));
  }
}
