package io.beckon.runtime.log;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads a whole topic further and further, each time to where it ends then, by a plain consumer of
 * no group.
 *
 * <p>The end is asked for without regard to transactions, though only what is committed is read:
 * what stands behind somebody's open transaction may be older than what the caller has at hand, and
 * is waited for. A topic that was made anew is known by its id: its records have the places of
 * others that were read before. Not safe for several threads.
 */
public final class TopicReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(500);

  /** A log that gives nothing for so long is away; its reader decides what comes of that. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String topic;
  private final RawRecordReader records;
  private final Admin admin;
  private final KafkaConsumer<byte[], byte[]> log;
  private final Uuid id;
  private final List<TopicPartition> partitions;

  /**
   * A reader at the topic's beginning.
   *
   * @param clients where the brokers are, and how to log in
   * @throws IOException where there is no such topic, or no broker that answers
   */
  public TopicReader(String topic, Properties clients, RawRecordReader records)
      throws IOException, InterruptedException {
    this.topic = topic;
    this.records = records;
    Properties reading = new Properties();
    reading.putAll(clients);
    reading.put("isolation.level", "read_committed");
    // To jump elsewhere without a word would be to miss something, or to take it twice.
    reading.put("auto.offset.reset", "none");
    admin = Admin.create(clients);
    log = new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      TopicDescription description = describe();
      id = description.topicId();
      partitions =
          description.partitions().stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      log.assign(partitions);
      log.seekToBeginning(partitions);
    } catch (IOException | InterruptedException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Reads from where it stands to where the topic ends now.
   *
   * @param take is handed each record, pulses included, in the caller's thread
   * @throws IOException where the topic cannot be read to its end, or is another one by now; a new
   *     reader begins anew
   */
  public void readToEnd(Consumer<RawRecord> take) throws IOException, InterruptedException {
    Map<TopicPartition, Long> ends = ends();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!isRead(ends)) {
        ConsumerRecords<byte[], byte[]> read = log.poll(POLL);
        if (!read.isEmpty()) {
          deadline = System.nanoTime() + PATIENCE.toNanos();
        } else if (System.nanoTime() > deadline) {
          throw new IOException(
              "The topic "
                  + topic
                  + " gave nothing for "
                  + PATIENCE.toSeconds()
                  + " s, and is not read to its end; is a transaction open in it?");
        }
        read.forEach(record -> take.accept(records.read(record)));
      }
    } catch (InvalidOffsetException e) {
      throw madeAnew(e);
    } catch (InterruptException e) {
      throw interrupted();
    } catch (KafkaException e) {
      throw new IOException("The topic " + topic + " cannot be read: " + e.getMessage(), e);
    }
    // What was read was this topic's if it is there still.
    if (!describe().topicId().equals(id)) {
      throw madeAnew(null);
    }
  }

  /** By position: the last offsets may hold marks of transactions, which are never handed out. */
  private boolean isRead(Map<TopicPartition, Long> ends) throws IOException {
    boolean all = true;
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      long position = log.position(end.getKey());
      if (position > end.getValue()) {
        throw madeAnew(null);
      }
      all &= position == end.getValue();
    }
    return all;
  }

  /** The client leaves the thread's mark, and throws what is no InterruptedException. */
  private static InterruptedException interrupted() {
    Thread.interrupted();
    return new InterruptedException("Interrupted while a topic was read");
  }

  private IOException madeAnew(Throwable cause) {
    return new IOException(
        "The topic " + topic + " is not the one that was read so far: it was made anew", cause);
  }

  private TopicDescription describe() throws IOException, InterruptedException {
    return answer(admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
  }

  private Map<TopicPartition, Long> ends() throws IOException, InterruptedException {
    return answer(
            admin
                .listOffsets(
                    partitions.stream()
                        .collect(Collectors.toMap(part -> part, part -> OffsetSpec.latest())))
                .all())
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }

  private <T> T answer(KafkaFuture<T> asked) throws IOException, InterruptedException {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      throw new IOException(
          "The topic " + topic + " cannot be read: " + e.getCause().getMessage(), e.getCause());
    }
  }

  @Override
  public void close() {
    try {
      log.close();
    } catch (KafkaException e) {
      // Its thread was interrupted; what it held is given up all the same.
    }
    admin.close(Duration.ZERO);
  }
}
