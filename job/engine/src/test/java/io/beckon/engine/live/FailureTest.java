package io.beckon.engine.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes wrong makes decisions late. It makes none wrong, none early, none twice. */
@Tag("slow")
class FailureTest extends Live {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String SLOW_REMINDER = REMINDER.replace("wait: 1s", "wait: 4s");

  @Test
  void workersAndTheJobAreLostWhileEventsFlow() throws Exception {
    Lane lane = new Lane(kafka, log, "lost", TimestampType.LOG_APPEND_TIME);
    lane.publish("cart-reminder", null, REMINDER);
    cluster.start(lane.options(), 2, null);
    try (Shop shop = new Shop(log, lane.events())) {
      shop.awaitOrders(500);
      cluster.loseWorker(0);
      cluster.awaitRunning();
      shop.awaitOrders(500);
      String checkpoint = cluster.cancel();
      shop.awaitOrders(500);
      cluster.start(lane.options(), 2, checkpoint);
      shop.awaitOrders(500);
      cluster.loseWorker(1);
      cluster.awaitRunning();
      shop.awaitOrders(500);
    }
    Lane.Comparison comparison = lane.awaitTheCoresDecisions();
    assertThat(comparison.decided()).hasSizeGreaterThan(2_000);
    assertThat(comparison.committed()).containsExactlyInAnyOrderElementsOf(comparison.decided());
    Set<String> ids = new HashSet<>();
    lane.sends().forEach(record -> assertThat(ids.add(Lane.send(record).getCommandId())).isTrue());
  }

  @Test
  void aSavepointIsTakenUpByAnotherNumberOfWorkers() throws Exception {
    Lane lane = new Lane(kafka, log, "rescaled", TimestampType.LOG_APPEND_TIME);
    lane.publish("cart-reminder", null, REMINDER);
    cluster.start(lane.options(), 2, null);
    try (Shop shop = new Shop(log, lane.events())) {
      shop.awaitOrders(300);
      String savepoint = cluster.stop(folder.resolve("savepoints"), false);
      shop.awaitOrders(300);
      cluster.start(lane.options(), 1, savepoint);
      shop.awaitOrders(300);
    }
    Lane.Comparison comparison = lane.awaitTheCoresDecisions();
    assertThat(comparison.committed()).containsExactlyInAnyOrderElementsOf(comparison.decided());
  }

  @Test
  void withoutAPulseTimeStandsAndSaysSo() throws Exception {
    Lane lane = new Lane(kafka, log, "pulseless", TimestampType.LOG_APPEND_TIME);
    lane.options().put("pulse", "off");
    lane.publish("cart-reminder", null, REMINDER);
    cluster.start(lane.options(), 2, null);
    for (int partition = 0; partition < Lane.PARTITIONS; partition++) {
      log.pulse(lane.events(), partition, null);
    }
    cart(lane, "ann");
    awaitLag(10_000);
    assertThat(lane.sends()).isEmpty();
    for (int partition = 0; partition < Lane.PARTITIONS; partition++) {
      log.pulse(lane.events(), partition, null);
    }
    assertThat(lane.awaitSend().getUserId()).isEqualTo("ann");
  }

  @Test
  void anOpenTransactionOnOnePartitionHoldsTime() throws Exception {
    Lane lane = new Lane(kafka, log, "held", TimestampType.LOG_APPEND_TIME);
    lane.publish("cart-reminder", null, SLOW_REMINDER);
    cluster.start(lane.options(), 2, null);
    try (var producer = stranger()) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(lane.events(), 0, new byte[] {1}, new byte[] {1})).get();
      cart(lane, "ann");
      awaitLag(10_000);
      assertThat(lane.sends()).isEmpty();
      producer.abortTransaction();
    }
    assertThat(lane.awaitSend().getUserId()).isEqualTo("ann");
    assertThat(lane.deadLetters()).isEmpty();
  }

  @Test
  void theBrokerGoesAwayAndComesBack() throws Exception {
    Lane lane = new Lane(kafka, log, "away", TimestampType.LOG_APPEND_TIME);
    lane.options().put("kafka.default.api.timeout.ms", "5000");
    lane.options().put("kafka.request.timeout.ms", "3000");
    lane.publish("cart-reminder", null, SLOW_REMINDER);
    cluster.start(lane.options(), 2, null);
    cart(lane, "ann");
    cart(lane, "bob");
    kafka.stop();
    Await.until("the job notices", PATIENCE, () -> !cluster.isRunning());
    kafka.startAgain();
    long paid = System.currentTimeMillis();
    log.put(lane.events(), null, null, "bob", Messages.track("bob", "paid", "bob-paid", paid));
    Lane.Comparison comparison = lane.awaitTheCoresDecisions();
    cluster.awaitRunning();
    assertThat(comparison.committed()).containsExactlyInAnyOrderElementsOf(comparison.decided());
    assertThat(lane.sends())
        .allSatisfy(
            record ->
                assertThat(Lane.send(record).getDecidedAt()).isAfter(Lane.send(record).getDueAt()));
  }

  @Test
  void theEndOfTheInputIsNotTime() throws Exception {
    Lane lane = new Lane(kafka, log, "drained", TimestampType.LOG_APPEND_TIME);
    lane.publish("cart-reminder", null, SLOW_REMINDER.replace("4s", "20s"));
    cluster.start(lane.options(), 2, null);
    cart(lane, "ann");
    Await.until("the journey began", PATIENCE, () -> lane.journeys().size() >= 2);
    String savepoint = cluster.stop(folder.resolve("savepoints"), true);
    assertThat(lane.sends()).isEmpty();
    cluster.start(lane.options(), 2, savepoint);
    assertThat(lane.awaitSend().getUserId()).isEqualTo("ann");
  }
}
