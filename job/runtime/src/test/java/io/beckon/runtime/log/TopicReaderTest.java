package io.beckon.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beckon.broker.LocalKafka;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A topic is read to its end, whatever is done to it meanwhile. */
@Timeout(120)
class TopicReaderTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String MADE_ANEW = "it was made anew";
  private static int topics;

  private static LocalKafka kafka;
  private static Admin admin;

  private final List<String> read = new ArrayList<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  private String topic;
  private KafkaProducer<String, String> producer;

  @BeforeAll
  static void start() {
    kafka = LocalKafka.start(Map.of("log.cleaner.backoff.ms", "50"));
    admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }

  @AfterAll
  static void stop() {
    admin.close(Duration.ZERO);
    kafka.close();
  }

  @BeforeEach
  void aTopic() {
    topic = "log-" + ++topics;
    producer = producer(Map.of());
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  @Test
  void furtherAndFurther() throws Exception {
    make(2);
    write(0, "a");
    write(1, "b");
    TopicReader reader = reader();
    reader.readToEnd(this::take);
    assertThat(read).containsExactlyInAnyOrder("a", "b");
    read.clear();
    reader.readToEnd(this::take);
    assertThat(read).isEmpty();
    write(1, "c");
    reader.readToEnd(this::take);
    assertThat(read).containsExactly("c");
  }

  @Test
  void whatIsWrittenWhileItIsReadDoesNotMakeItAnotherTopic() throws Exception {
    make(2);
    // Two partitions: one is read beyond its end while the other is not read to it.
    write(0, "short");
    for (int i = 0; i < 100; i++) {
      write(1, String.valueOf(i));
    }
    reader()
        .readToEnd(
            record -> {
              take(record);
              if (record.partition() == 1) {
                write(0, "meanwhile");
              }
            });
    assertThat(read).contains("short", "0", "99");
    assertThat(read).as("an end was passed").contains("meanwhile");
  }

  @Test
  void anOpenTransactionIsWaitedForAndThenComplainedAboutHoweverMuchIsWrittenElsewhere()
      throws Exception {
    make(2);
    write(1, "elsewhere");
    KafkaProducer<String, String> other = transaction();
    other.send(new ProducerRecord<>(topic, 0, "key", "open")).get();
    TopicReader impatient = reader(Duration.ofSeconds(1));
    Consumer<RawRecord> writingOn =
        record -> {
          take(record);
          write(1, "elsewhere");
        };
    assertThatThrownBy(() -> impatient.readToEnd(writingOn))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is a transaction open in it?");
    assertThat(read).contains("elsewhere").doesNotContain("open");
    other.commitTransaction();
    reader().readToEnd(this::take);
    assertThat(read).contains("open");
  }

  @Test
  void whatEndsWithMarksOfTransactionsIsReadToItsEnd() throws Exception {
    make(1);
    KafkaProducer<String, String> other = transaction();
    other.send(new ProducerRecord<>(topic, 0, "key", "committed")).get();
    other.commitTransaction();
    other.beginTransaction();
    for (int i = 0; i < 10; i++) {
      other.send(new ProducerRecord<>(topic, 0, "key", "aborted")).get();
    }
    other.abortTransaction();
    TopicReader reader = reader();
    reader.readToEnd(this::take);
    assertThat(read).containsExactly("committed");
    write(0, "behind it");
    reader.readToEnd(this::take);
    assertThat(read).containsExactly("committed", "behind it");
  }

  @Test
  void whatIsCompactedAwayIsPassedOver() throws Exception {
    kafka.createTopic(
        topic,
        1,
        TimestampType.LOG_APPEND_TIME,
        Map.of(
            "cleanup.policy", "compact",
            "segment.ms", "1",
            "min.cleanable.dirty.ratio", "0.0",
            "delete.retention.ms", "0"));
    write(0, "before");
    TopicReader reader = reader();
    reader.readToEnd(this::take);
    for (int i = 0; i < 20; i++) {
      write(0, String.valueOf(i));
    }
    for (String value : new String[] {"gone", null, "last"}) {
      producer.send(new ProducerRecord<>(topic, 0, "other", value)).get();
    }
    until(
        () -> {
          // What is closed only is compacted; an aborted record is one that nobody reads.
          KafkaProducer<String, String> closing = transaction();
          closing.send(new ProducerRecord<>(topic, 0, "closing", "aborted")).get();
          closing.abortTransaction();
          List<String> left = new ArrayList<>();
          reader().readToEnd(record -> left.add(text(record)));
          return left.equals(List.of("19", "last"));
        });
    reader.readToEnd(this::take);
    // The first ones it may have fetched before.
    assertThat(read).startsWith("before").endsWith("19", "last").doesNotContain("18", "gone");
  }

  @Test
  void whatIsDeletedUnreadIsSaidAndANewReaderGoesOnWithTheRest() throws Exception {
    make(1);
    write(0, "a");
    TopicReader reader = reader();
    reader.readToEnd(this::take);
    // Which may have been fetched already, behind the one before it.
    write(0, "b");
    write(0, "c");
    write(0, "d");
    deleteBefore(3);
    assertThatThrownBy(() -> reader.readToEnd(this::take))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("records of it were deleted");
    assertThat(read).doesNotContain("d");
    reader().readToEnd(this::take);
    assertThat(read).endsWith("d").doesNotContain("c");
  }

  @Test
  void whereAllIsDeletedThatWasReadNothingIsMissing() throws Exception {
    make(1);
    write(0, "a");
    TopicReader reader = reader();
    reader.readToEnd(this::take);
    deleteBefore(1);
    reader.readToEnd(this::take);
    reader().readToEnd(this::take);
    write(0, "b");
    reader.readToEnd(this::take);
    assertThat(read).containsExactly("a", "b");
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "1, 2", "2, 2", "3, 2", "4, 1", "4, 3"})
  void aTopicThatWasMadeAnewIsAnotherOneAndNothingOfItIsHandedOut(int records, int partitions)
      throws Exception {
    make(2);
    write(0, "a");
    write(1, "b");
    TopicReader reader = reader();
    reader.readToEnd(this::take);
    admin.deleteTopics(List.of(topic)).all().get();
    until(() -> !admin.listTopics().names().get().contains(topic));
    assertThatThrownBy(() -> reader().readToEnd(this::take)).isInstanceOf(IOException.class);
    make(partitions);
    // The old one remembers the partitions that are gone.
    producer = producer(Map.of());
    for (int i = 0; i < records; i++) {
      write(i % partitions, "anew");
    }
    assertThatThrownBy(() -> reader.readToEnd(this::take))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(MADE_ANEW);
    assertThat(read).containsExactlyInAnyOrder("a", "b");
    read.clear();
    reader().readToEnd(this::take);
    assertThat(read).hasSize(records);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2_000})
  void oneThatIsMadeAnewWhileItIsReadIsNotTakenForItself(int records) throws Exception {
    make(1);
    writeMany(0, 1_200);
    assertThatThrownBy(
            () ->
                reader()
                    .readToEnd(
                        record -> {
                          take(record);
                          if (read.size() == 1) {
                            remake();
                            writeMany(0, records);
                          }
                        }))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(MADE_ANEW);
  }

  @Test
  void partitionsThatAreAddedAreReadFromTheirBeginning() throws Exception {
    make(1);
    write(0, "a");
    TopicReader reader = reader();
    reader.readToEnd(this::take);
    admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(3))).all().get();
    producer = producer(Map.of());
    until(() -> producer.partitionsFor(topic).size() == 3);
    write(2, "c");
    write(0, "b");
    reader.readToEnd(this::take);
    assertThat(read).containsExactlyInAnyOrder("a", "b", "c");
    write(2, "d");
    reader.readToEnd(this::take);
    assertThat(read).as("each once").hasSize(4).endsWith("d");
  }

  private void take(RawRecord record) {
    read.add(text(record));
  }

  private static String text(RawRecord record) {
    return record.value() == null ? "deleted" : new String(record.value(), StandardCharsets.UTF_8);
  }

  private TopicReader reader() throws Exception {
    return reader(PATIENCE);
  }

  private TopicReader reader(Duration patience) throws Exception {
    Properties clients = new Properties();
    clients.put("bootstrap.servers", kafka.bootstrapServers());
    // A few records at a time.
    clients.put("max.partition.fetch.bytes", "300");
    TopicReader reader =
        new TopicReader(topic, clients, new RawRecordReader(TimeBase.LOG_APPEND), patience);
    open.add(reader);
    return reader;
  }

  private void make(int partitions) {
    kafka.createTopic(topic, partitions, TimestampType.LOG_APPEND_TIME);
  }

  private void remake() {
    try {
      admin.deleteTopics(List.of(topic)).all().get();
      until(() -> !admin.listTopics().names().get().contains(topic));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    make(1);
    // The old one remembers the partition that is gone.
    producer = producer(Map.of());
  }

  private void deleteBefore(long offset) throws Exception {
    admin
        .deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(offset)))
        .all()
        .get();
  }

  private void write(int partition, String value) {
    try {
      producer.send(new ProducerRecord<>(topic, partition, "key", value)).get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void writeMany(int partition, int many) {
    IntStream.range(0, many)
        .forEach(
            i -> producer.send(new ProducerRecord<>(topic, partition, "key", String.valueOf(i))));
    producer.flush();
  }

  /** One that has begun. */
  private KafkaProducer<String, String> transaction() {
    KafkaProducer<String, String> begun = producer(Map.of("transactional.id", topic));
    begun.initTransactions();
    begun.beginTransaction();
    return begun;
  }

  private KafkaProducer<String, String> producer(Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(more);
    all.put("bootstrap.servers", kafka.bootstrapServers());
    KafkaProducer<String, String> made =
        new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
    open.add(() -> made.close(Duration.ZERO));
    return made;
  }

  private static void until(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it did not come about");
      }
      Thread.onSpinWait();
    }
  }
}
