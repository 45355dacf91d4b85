package io.beckon.cli.coupons;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.broker.LocalKafka;
import io.beckon.cli.Called;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Pools are filled, and looked at. */
@Tag("slow")
class CouponsCommandTest {

  private static LocalKafka kafka;

  @TempDir Path folder;

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
  }

  @Test
  void whatIsInTheFileIsInThePoolAndLoadingItAgainAddsNothing() throws Exception {
    Path file = file("code", "SUMMER-1", "", " SUMMER-2 ", "SUMMER-3");

    assertThat(load("summer", file).out())
        .isEqualTo(
            "loaded  summer  3 codes, 0 of the file were there already; 3 are free%n".formatted());
    assertThat(load("summer", file).out())
        .isEqualTo(
            "loaded  summer  0 codes, 3 of the file were there already; 3 are free%n".formatted());
    Files.writeString(file, "SUMMER-3\nSUMMER-4");
    assertThat(load("summer", file).out()).startsWith("loaded  summer  1 codes, 1 of the file");

    assertThat(records()).isEqualTo(4);
    assertThat(status().out().lines())
        .containsExactly(
            "pool       loaded    claimed  given back       free",
            "summer          4          0           0          4");
  }

  @Test
  void aFileWithAMistakeIsRefusedByItsLinesAndNamesNoCode() throws Exception {
    Path file = file("GOOD-1", "SECRET-1", "two words", "SECRET-1", "SECRET,2", "x".repeat(65));

    Called called = load("summer", file);

    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.out()).isEmpty();
    String no = ": no code: it has letters, digits and - _ . and up to 64 of them";
    assertThat(called.err().lines())
        .containsExactly(
            file + ":3" + no,
            file + ":4: the same code as in line 2",
            file + ":5" + no,
            file + ":6" + no,
            "Nothing was loaded.");
    assertThat(called.err()).doesNotContain("SECRET");
    assertThat(records()).isZero();
  }

  @Test
  void ofManyMistakesTheFirstAreTold() throws Exception {
    Path file = file(IntStream.range(0, 30).mapToObj(i -> "a b").toArray(String[]::new));

    assertThat(load("summer", file).err().lines())
        .hasSize(22)
        .endsWith("and 10 more", "Nothing was loaded.");
  }

  @Test
  void aCodeOfAnotherPoolIsRefused() throws Exception {
    load("spring", file("A", "B"));

    Called called = load("summer", file("C", "B"));

    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.err()).contains(":2: in the pool spring already").doesNotContain(": B");
    assertThat(records()).isEqualTo(2);
  }

  @Test
  void whatCannotBeAPoolOrAFileIsAMistakeOfTheCommandLine() throws Exception {
    assertThat(load("1st", file("A")).exitCode()).isEqualTo(2);
    assertThat(load("summer", folder.resolve("nowhere")).exitCode()).isEqualTo(2);
    Called empty = load("summer", file("code"));
    assertThat(empty.exitCode()).isEqualTo(2);
    assertThat(empty.err()).contains("There are no codes in");
    Path latin = folder.resolve("latin");
    Files.write(latin, new byte[] {'A', (byte) 0xE4, '\n'});
    assertThat(load("summer", latin).err()).contains("is not a text in UTF-8");
    assertThat(Called.beckon("coupons").exitCode()).isEqualTo(2);
  }

  @Test
  void aTopicThatIsNotThereIsSaidToBeMissing() throws Exception {
    topic = "nowhere";
    assertThat(load("summer", file("A")).err()).contains("topic nowhere");
    assertThat(status().exitCode()).isEqualTo(1);
    topic = "two";
    kafka.createTopic(topic, 2, TimestampType.CREATE_TIME);
    assertThat(status().err()).contains("has 2 partitions, and must have one");
  }

  @Test
  void anEmptyTopicHasNoPools() {
    assertThat(status().out()).isEqualTo("There are no pools in %s.%n".formatted(topic));
  }

  @Test
  void publishSaysWhereATemplateAsksForAPoolThatHasNone() throws Exception {
    kafka.createTopic("campaigns", 1, TimestampType.LOG_APPEND_TIME);
    Path message = folder.resolve("templates/gift/message.html");
    Files.createDirectories(message.getParent());
    Files.writeString(
        message,
        """
        ---
        from: The Shop <hello@shop.example>
        subject: A present
        ---
        <p>{{ coupon.spring }}</p><a href="{{ unsubscribe_url }}">Unsubscribe</a>
        """);
    Path german = folder.resolve("templates/gift/de/message.html");
    Files.createDirectories(german.getParent());
    Files.writeString(german, Files.readString(message).replace("spring", "summer"));
    load("summer", file("A"));

    Called called = publish();

    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.err().lines())
        .containsExactly(
            "warning: The template gift asks for a code of the pool spring, which has none: beckon"
                + " coupons load spring FILE");
    load("spring", file("B"));
    assertThat(publish().err()).isEmpty();
    topic = "no-topic-at-all";
    assertThat(publish().err())
        .startsWith("warning: The templates ask for coupon codes. ")
        .contains("no-topic-at-all");
  }

  private Called publish() {
    return Called.beckon(
        "publish",
        folder.resolve("templates"),
        "--bootstrap-servers",
        kafka.bootstrapServers(),
        "--coupons",
        topic);
  }

  private Called load(String pool, Path file) {
    return Called.beckon(
        "coupons",
        "load",
        pool,
        file,
        "--bootstrap-servers",
        kafka.bootstrapServers(),
        "--topic",
        topic);
  }

  private Called status() {
    return Called.beckon(
        "coupons", "status", "--bootstrap-servers", kafka.bootstrapServers(), "--topic", topic);
  }

  private Path file(String... lines) throws IOException {
    Path file = folder.resolve("codes.csv");
    Files.write(file, List.of(lines));
    return file;
  }

  private long records() throws ExecutionException, InterruptedException {
    TopicPartition partition = new TopicPartition(topic, 0);
    try (Admin admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()))) {
      ListOffsetsResult ends = admin.listOffsets(Map.of(partition, OffsetSpec.latest()));
      return ends.partitionResult(partition).get().offset();
    }
  }
}
