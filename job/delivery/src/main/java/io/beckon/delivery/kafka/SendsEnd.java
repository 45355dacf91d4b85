package io.beckon.delivery.kafka;

import io.beckon.delivery.desk.SendsLog;
import io.beckon.delivery.options.DeliveryOptions;
import io.beckon.runtime.log.CatchUp;
import io.beckon.runtime.options.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The end of the sends topic in Kafka, looked at by a plain consumer of no group. */
public final class SendsEnd implements SendsLog {

  private static final long serialVersionUID = 1L;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long FIRST_STEP = 50;
  private static final long LONGER = 10;

  private final String topic;
  private final Properties clients;

  public SendsEnd(Settings settings) {
    this.topic = settings.get(DeliveryOptions.SENDS);
    this.clients = settings.kafka();
    clients.put("isolation.level", "read_committed");
    clients.put("auto.offset.reset", "earliest");
    clients.put("allow.auto.create.topics", "false");
  }

  @Override
  public Map<Integer, Long> ends() throws IOException {
    try (KafkaConsumer<byte[], byte[]> log = consumer()) {
      List<TopicPartition> partitions =
          log.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      Map<Integer, Long> ends = new HashMap<>();
      log.endOffsets(partitions).forEach((partition, end) -> ends.put(partition.partition(), end));
      return ends;
    } catch (KafkaException e) {
      throw unread(e);
    }
  }

  /** Steps back from the end until there is a record, further each time. */
  @Override
  public Map<Integer, Long> behindLast(Map<Integer, Long> ends) throws IOException {
    try (KafkaConsumer<byte[], byte[]> log = consumer()) {
      Map<TopicPartition, Long> open = new HashMap<>();
      ends.forEach((partition, end) -> open.put(new TopicPartition(topic, partition), end));
      Map<TopicPartition, Long> begins = log.beginningOffsets(open.keySet());
      open.entrySet().removeIf(end -> end.getValue() <= begins.get(end.getKey()));
      Map<Integer, Long> behind = new HashMap<>();
      for (long step = FIRST_STEP; !open.isEmpty(); step *= LONGER) {
        log.assign(open.keySet());
        for (Map.Entry<TopicPartition, Long> end : open.entrySet()) {
          log.seek(end.getKey(), Math.max(begins.get(end.getKey()), end.getValue() - step));
        }
        CatchUp.read(
            log,
            open,
            PATIENCE,
            record -> {
              if (record.offset() < open.get(new TopicPartition(topic, record.partition()))) {
                behind.merge(record.partition(), record.offset() + 1, Math::max);
              }
            });
        long back = step;
        open.entrySet()
            .removeIf(
                end ->
                    behind.containsKey(end.getKey().partition())
                        || end.getValue() - back <= begins.get(end.getKey()));
      }
      return behind;
    } catch (KafkaException e) {
      throw unread(e);
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(clients, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private IOException unread(KafkaException e) {
    return new IOException("The end of the topic " + topic + " cannot be read", e);
  }
}
