package io.beckon.cli.demo.mail;

import io.beckon.cli.demo.machine.Loop;
import io.beckon.cli.demo.machine.TopicsFollower;
import io.beckon.cli.demo.seen.Deliveries;
import io.beckon.core.event.Decoded;
import io.beckon.core.event.Event;
import io.beckon.core.event.SegmentReader;
import io.beckon.runtime.log.LogHeaders;
import io.beckon.schemas.DeliveryRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Between the shop, where a week takes a minute, and delivery and gateway, which live by the wall's
 * clock and are not to know that they are in a demo: what was decided goes to them by their clock,
 * and what they tell comes back to the shop by its own. Ids are not changed.
 */
final class TimeBridge implements AutoCloseable {

  private final Producer<byte[], byte[]> producer;
  private final TopicsFollower reader;
  private final Loop loop;
  private final String sends;
  private final Deliveries deliveries;
  private final Consumer<Event> heard;
  private final InstantSource wall;
  private volatile RuntimeException failure;

  /**
   * Opens it.
   *
   * @param sends the topic of what is decided
   * @param deliveries is told what is ordered and what the ledger says
   * @param heard takes what delivery and gateway tell, for the shop's log
   */
  TimeBridge(
      String bootstrapServers,
      String sends,
      Deliveries deliveries,
      Consumer<Event> heard,
      InstantSource wall) {
    this.sends = sends;
    this.deliveries = deliveries;
    this.heard = heard;
    this.wall = wall;
    this.producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.reader =
        new TopicsFollower(
            bootstrapServers,
            List.of(sends, MailTopics.EVENTS, MailTopics.DELIVERIES),
            this::carry);
    this.loop = Loop.start("time-bridge", Duration.ZERO, reader::read);
  }

  private void carry(ConsumerRecord<byte[], byte[]> record) throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (record.topic().equals(sends)) {
      order(record);
    } else if (record.topic().equals(MailTopics.EVENTS)) {
      hear(record);
    } else {
      DeliveryRecord written = DeliveryRecord.getDecoder().decode(record.value());
      deliveries.written(written.getCommandId(), written.getStatus(), written.getReason());
    }
  }

  private void order(ConsumerRecord<byte[], byte[]> record) throws IOException {
    WallTime.Shifted shifted = WallTime.of(record.value(), wall.instant());
    shifted.ordered().ifPresent(deliveries::ordered);
    // The same key and as many partitions: what is about one command stays in its order.
    producer.send(
        new ProducerRecord<>(MailTopics.SENDS, record.partition(), record.key(), shifted.value()),
        (done, error) -> {
          if (error != null) {
            failure = new IllegalStateException("Not written to " + MailTopics.SENDS, error);
          }
        });
  }

  private void hear(ConsumerRecord<byte[], byte[]> record) {
    if (!LogHeaders.isPulse(record.headers())
        && SegmentReader.read(record.value(), record.timestamp())
            instanceof Decoded.Accepted accepted) {
      heard.accept(accepted.event());
    }
  }

  /** What ended it; null while it runs. */
  Exception failure() {
    return loop.failure();
  }

  @Override
  public void close() {
    loop.close();
    reader.close();
    producer.close(Duration.ofSeconds(2));
  }
}
