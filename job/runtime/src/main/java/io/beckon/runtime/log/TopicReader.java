package io.beckon.runtime.log;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
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
 * is waited for. What is written while it is read may be handed out too. Partitions that were added
 * are read from their beginning. A topic that was made anew is known by its id: its records have
 * the places of others that were read before. Not safe for several threads.
 */
public final class TopicReader implements AutoCloseable {

  /**
   * A log that is no nearer to its end so much later is away, or somebody's transaction is open.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String topic;
  private final RawRecordReader records;
  private final Admin admin;
  private final KafkaConsumer<byte[], byte[]> log;
  private final Duration patience;
  private final Uuid id;
  private List<TopicPartition> partitions = List.of();

  /**
   * A reader at the topic's beginning.
   *
   * @param clients where the brokers are, and how to log in
   * @throws IOException where there is no such topic, or no broker that answers
   */
  public TopicReader(String topic, Properties clients, RawRecordReader records)
      throws IOException, InterruptedException {
    this(topic, clients, records, PATIENCE);
  }

  /**
   * A reader at the topic's beginning.
   *
   * @param patience with a log that comes no nearer to its end
   */
  TopicReader(String topic, Properties clients, RawRecordReader records, Duration patience)
      throws IOException, InterruptedException {
    this.topic = topic;
    this.patience = patience;
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
      takePartitions(description);
    } catch (IOException | InterruptedException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Reads from where it stands to where the topic ends now.
   *
   * @param take is handed each record, pulses included, in the caller's thread
   * @throws IOException where the topic cannot be read to its end, or is another one by now. After
   *     this, or whatever {@code take} throws, this reader is of no use: a new one begins anew. Of
   *     what was handed out last, some may be the other topic's.
   */
  public void readToEnd(Consumer<RawRecord> take) throws IOException, InterruptedException {
    try {
      takePartitions(describeTheSame());
      Map<TopicPartition, Long> ends = ends();
      mustNotEndBefore(ends);
      readTo(ends, take);
    } catch (InvalidOffsetException e) {
      throw doesNotGoOn(e);
    } catch (InterruptException e) {
      throw interrupted();
    } catch (KafkaException e) {
      throw new IOException("The topic " + topic + " cannot be read: " + e.getMessage(), e);
    }
    // What was read was this topic's if it is there still.
    describeTheSame();
  }

  /** Those that are known go on from where they stand. */
  private void takePartitions(TopicDescription description) {
    List<TopicPartition> added =
        description.partitions().stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .filter(partition -> !partitions.contains(partition))
            .toList();
    if (!added.isEmpty()) {
      partitions = Stream.concat(partitions.stream(), added.stream()).toList();
      log.assign(partitions);
      log.seekToBeginning(added);
    }
  }

  private void readTo(Map<TopicPartition, Long> ends, Consumer<RawRecord> take) throws IOException {
    try {
      CatchUp.read(log, ends, patience, record -> take.accept(records.read(record)));
    } catch (IOException e) {
      throw new IOException(e.getMessage() + "; is a transaction open in it?", e);
    }
  }

  /** Asked before anything is read: behind that the position may pass an end that has moved on. */
  private void mustNotEndBefore(Map<TopicPartition, Long> ends)
      throws IOException, InterruptedException {
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      if (log.position(end.getKey()) > end.getValue()) {
        throw doesNotGoOn(null);
      }
    }
  }

  /** The client leaves the thread's mark, and throws what is no InterruptedException. */
  private static InterruptedException interrupted() {
    Thread.interrupted();
    return new InterruptedException("Interrupted while a topic was read");
  }

  /** Behind the end, or before the beginning; why, the topic's id says. */
  private IOException doesNotGoOn(Throwable cause) throws IOException, InterruptedException {
    describeTheSame();
    return new IOException(
        "The topic " + topic + " does not go on where it was read to: records of it were deleted",
        cause);
  }

  private TopicDescription describeTheSame() throws IOException, InterruptedException {
    TopicDescription description = describe();
    if (!description.topicId().equals(id)) {
      throw new IOException(
          "The topic " + topic + " is not the one that was read so far: it was made anew");
    }
    return description;
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
