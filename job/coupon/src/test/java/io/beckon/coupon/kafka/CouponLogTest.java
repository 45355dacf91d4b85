package io.beckon.coupon.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beckon.broker.LocalKafka;
import io.beckon.broker.process.ChildProcess;
import io.beckon.broker.process.Conversation;
import io.beckon.coupon.pool.CouponEntry;
import io.beckon.coupon.pool.Pools;
import io.beckon.coupon.pool.Standing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Workers that claim codes, on a real broker. */
@Tag("slow")
class CouponLogTest {

  private static LocalKafka kafka;

  private final Properties clients = new Properties();
  private String topic;

  @BeforeAll
  static void aBroker() {
    kafka = LocalKafka.start();
  }

  @AfterAll
  static void noBroker() {
    kafka.close();
  }

  @BeforeEach
  void aTopic(TestInfo test) {
    topic = test.getTestMethod().orElseThrow().getName();
    kafka.createTopic(topic, 1, TimestampType.CREATE_TIME);
    clients.put("bootstrap.servers", kafka.bootstrapServers());
  }

  @Test
  void twoWorkersAgreeAndGiveOutNoCodeTwice() throws Exception {
    load(400);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (CouponLog one = open();
        CouponLog other = open()) {
      Map<String, List<Future<String>>> answers = new HashMap<>();
      for (int i = 0; i < 300; i++) {
        String command = "command-" + i;
        for (CouponLog worker : List.of(one, other)) {
          Callable<String> claim = () -> worker.claim("summer", command).orElseThrow();
          answers.computeIfAbsent(command, id -> new ArrayList<>()).add(threads.submit(claim));
        }
      }
      Map<String, String> codes = new HashMap<>();
      for (Map.Entry<String, List<Future<String>>> answer : answers.entrySet()) {
        String code = answer.getValue().get(0).get();
        assertThat(answer.getValue().get(1).get()).as("both say the same").isEqualTo(code);
        codes.put(answer.getKey(), code);
      }
      assertThat(new HashSet<>(codes.values())).as("each another one").hasSize(300);
      try (CouponLog later = open()) {
        for (Map.Entry<String, String> known : codes.entrySet()) {
          assertThat(later.claim("summer", known.getKey())).contains(known.getValue());
        }
      }
      assertThat(read().standing("summer")).isEqualTo(new Standing("summer", 400, 300, 0, 100));
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aWorkerThatIsKilledHadTheCodesThatTheNextOneHas() throws Exception {
    load(3_000);
    Map<String, String> told = new HashMap<>();
    for (int kill = 0; kill < 2; kill++) {
      try (Conversation worker = worker(2_000)) {
        for (int i = 0; i < 150 + 100 * kill; i++) {
          agree(told, worker.mustHear());
        }
        worker.process().kill();
        // What it had said before it died counts too; the last line may be cut off.
        Optional<String> line = worker.hear();
        while (line.isPresent()) {
          if (line.get().matches("command-\\d+ SUMMER-\\d{6}")) {
            agree(told, line.get());
          }
          line = worker.hear();
        }
      }
    }
    int said = told.size();
    try (CouponLog next = open()) {
      for (int i = 0; i < said + 50; i++) {
        agree(told, "command-" + i + ' ' + next.claim("summer", "command-" + i).orElseThrow());
      }
    }
    assertThat(new HashSet<>(told.values())).hasSameSizeAs(told.keySet());
    Pools pools = read();
    told.forEach((command, code) -> assertThat(pools.codeOf("summer", command)).contains(code));
  }

  private static void agree(Map<String, String> told, String line) {
    String[] words = line.split(" ");
    assertThat(told.putIfAbsent(words[0], words[1])).isIn(null, words[1]);
  }

  private Conversation worker(int commands) throws IOException {
    return Conversation.start(
        new ChildProcess.Plan(
            "worker",
            ChildProcess.ownClassPath(),
            ClaimingProcess.class.getName(),
            List.of("-Xmx128m", "-XX:TieredStopAtLevel=1"),
            List.of(kafka.bootstrapServers(), topic, String.valueOf(commands)),
            Map.of()));
  }

  @Test
  void whatIsGivenBackIsGivenOutAgainWhenNoOtherIsLeft() throws Exception {
    load(2);
    try (CouponLog worker = open()) {
      String first = worker.claim("summer", "c1").orElseThrow();
      worker.claim("summer", "c2").orElseThrow();
      assertThat(worker.claim("summer", "c3")).isEmpty();

      worker.release("c1");
      worker.release("nobody");
      worker.flush();

      try (CouponLog other = open()) {
        assertThat(other.claim("summer", "c3")).contains(first);
        assertThat(other.claim("summer", "c1")).as("and gone").isEmpty();
      }
    }
    assertThat(read().standing("summer")).isEqualTo(new Standing("summer", 2, 2, 1, 0));
  }

  @Test
  void aPoolThatIsDryMakesTheLogNoLonger() throws Exception {
    load(1);
    try (CouponLog worker = open()) {
      worker.claim("summer", "c1");
      for (int i = 0; i < 20; i++) {
        assertThat(worker.claim("summer", "late-" + i)).isEmpty();
        assertThat(worker.claim("winter", "late-" + i)).isEmpty();
      }
    }
    assertThat(end()).as("one code, one claim").isEqualTo(2);
  }

  @Test
  void whoWatchesIsToldOfWhatIsLoadedMeanwhile() throws Exception {
    load(2);
    BlockingQueue<Standing> told = new LinkedBlockingQueue<>();
    try (CouponLog worker = CouponLog.open(topic, clients, told::add)) {
      assertThat(told.poll()).isEqualTo(new Standing("summer", 2, 0, 0, 2));
      worker.claim("summer", "c1");
      assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo(new Standing("summer", 2, 1, 0, 1));
      new CouponTopic(topic, clients, InstantSource.system()).load("summer", List.of("NEW"));
      assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo(new Standing("summer", 3, 1, 0, 2));
    }
  }

  @Test
  void whereKafkaIsAwayNobodyIsToldACodeAndTheClaimIsGoodLater() throws Exception {
    load(5);
    try (CouponLog worker = open()) {
      String code = worker.claim("summer", "c1").orElseThrow();
      kafka.stop();
      try {
        assertThat(worker.claim("summer", "c1")).as("it has it").contains(code);
        assertThatThrownBy(() -> worker.claim("summer", "c2"))
            .isInstanceOf(CouponsUnavailableException.class);
      } finally {
        kafka.startAgain();
      }
      String later = worker.claim("summer", "c2").orElseThrow();
      assertThat(later).isNotEqualTo(code);
      worker.release("c2");
      worker.flush();
    }
    assertThat(read().standing("summer").free()).isEqualTo(4);
  }

  @Test
  void aRecordThatNobodyUnderstandsEndsIt() throws Exception {
    load(5);
    BlockingQueue<Standing> told = new LinkedBlockingQueue<>();
    try (CouponLog worker = CouponLog.open(topic, clients, told::add)) {
      write("no coupon record".getBytes(StandardCharsets.UTF_8));
      assertThatThrownBy(
              () -> {
                // Read before or after the claim: either way it ends there.
                for (int i = 0; i < 1_000; i++) {
                  worker.claim("summer", "c" + i);
                }
              })
          .isInstanceOf(CouponsUnavailableException.class)
          .hasMessage(
              "The topic " + topic + " holds a record that this build cannot read, at offset 5");
      assertThat(worker.failure()).isPresent();
    }
    assertThatThrownBy(this::open).isInstanceOf(CouponsUnavailableException.class);
  }

  @Test
  void anErrorEndsItTooAndWhoHasACodeKeepsIt() throws Exception {
    load(5);
    boolean[] breaks = {false};
    Error error = new NoClassDefFoundError("gone");
    try (CouponLog worker =
        CouponLog.open(
            topic,
            clients,
            standing -> {
              if (breaks[0]) {
                throw error;
              }
            })) {
      String code = worker.claim("summer", "c1").orElseThrow();
      assertThat(worker.failure()).isEmpty();
      breaks[0] = true;
      assertThatThrownBy(
              () -> {
                for (int i = 2; i < 1_000; i++) {
                  worker.claim("summer", "c" + i);
                }
              })
          .isInstanceOf(CouponsUnavailableException.class);
      assertThat(worker.failure()).hasValueSatisfying(end -> assertThat(end).hasCause(error));
      assertThat(worker.claim("summer", "c1")).hasValue(code);
    }
  }

  @Test
  void aTopicThatHasLostItsBeginningIsRefused() throws Exception {
    load(5);
    try (Admin admin = Admin.create(clients)) {
      TopicPartition partition = new TopicPartition(topic, 0);
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(2))).all().get();
    }
    assertThatThrownBy(this::open)
        .isInstanceOf(CouponsUnavailableException.class)
        .hasMessageContaining("has lost its records before 2");
  }

  @Test
  void aTopicOfSeveralPartitionsOrNoneIsRefused() {
    kafka.createTopic("three", 3, TimestampType.CREATE_TIME);
    assertThatThrownBy(() -> CouponLog.open("three", clients, standing -> {}))
        .hasMessageContaining("has 3 partitions, and must have one");
    assertThatThrownBy(() -> CouponLog.open("nowhere", clients, standing -> {}))
        .isInstanceOf(CouponsUnavailableException.class)
        .hasMessageContaining("nowhere");
  }

  private CouponLog open() throws CouponsUnavailableException {
    return CouponLog.open(topic, clients, standing -> {});
  }

  private Pools read() throws CouponsUnavailableException {
    return new CouponTopic(topic, clients, InstantSource.system()).read();
  }

  private void load(int count) throws CouponsUnavailableException {
    new CouponTopic(topic, clients, InstantSource.system())
        .load(
            "summer", IntStream.range(0, count).mapToObj(i -> "SUMMER-%06d".formatted(i)).toList());
  }

  private long end() {
    List<CouponEntry> entries = new ArrayList<>();
    try (CouponReader reader = new CouponReader(topic, clients)) {
      reader.readToEnd(entries::add);
      return reader.position();
    } catch (CouponsUnavailableException e) {
      throw new IllegalStateException(e);
    }
  }

  private void write(byte[] value) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(clients, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(topic, 0, Instant.now().toEpochMilli(), null, value))
          .get();
    }
  }
}
