package io.beckon.delivery.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.broker.LocalKafka;
import io.beckon.schemas.DeliveryRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ledger on a broker. */
class KafkaLedgerTest {

  private static LocalKafka kafka;

  @BeforeAll
  static void start() {
    kafka = LocalKafka.start();
    kafka.createTopic(
        "deliveries", 1, TimestampType.LOG_APPEND_TIME, Map.of("cleanup.policy", "compact"));
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void itIsReadFromWhereTheStateEndsAndWhereItIsShorterThanThatFromItsBeginning() throws Exception {
    try (KafkaLedger ledger = open()) {
      for (int i = 0; i < 5; i++) {
        ledger.write(record("c" + i)).get();
      }
      assertThat(ledger.ends()).isEqualTo(Map.of(0, 5L));
    }
    assertThat(readBack(Map.of())).containsExactly("c0", "c1", "c2", "c3", "c4");
    assertThat(readBack(Map.of(0, 3L))).containsExactly("c3", "c4");
    assertThat(readBack(Map.of(0, 5L))).isEmpty();
    assertThat(readBack(Map.of(0, 6L))).as("made anew").hasSize(5);
  }

  private static List<String> readBack(Map<Integer, Long> from) throws Exception {
    List<String> read = new ArrayList<>();
    try (KafkaLedger ledger = open()) {
      ledger.readBack(from, record -> read.add(record.getCommandId()));
      assertThat(ledger.ends()).isEqualTo(Map.of(0, 5L));
    }
    return read;
  }

  private static KafkaLedger open() {
    Properties clients = new Properties();
    clients.put("bootstrap.servers", kafka.bootstrapServers());
    return new KafkaLedger("deliveries", clients);
  }

  private static DeliveryRecord record(String id) {
    return new DeliveryRecord(id, "accepted", 1, Instant.EPOCH, Instant.EPOCH, 250, "", "cart");
  }
}
