package io.beckon.engine.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.catalog.Control;
import io.beckon.core.catalog.Control.Verb;
import io.beckon.core.model.InFlight;
import io.beckon.engine.record.ChangeKind;
import io.beckon.schemas.HoldCommand;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Campaigns change while events flow, workers are lost and the job is away. */
@Tag("slow")
class ChangesTest extends Live {

  private static final String ID = "cart-reminder";
  private static final String MOVING =
      REMINDER.replace("template: cart-reminder", "template: other\n    id: cart-reminder")
          + "in_flight: move\n";

  @Test
  void everythingIsDecidedAsByTheCoreThatKnewAllOfItBefore() throws Exception {
    Lane lane = new Lane(kafka, log, "changes", TimestampType.LOG_APPEND_TIME);
    lane.options().put("campaigns.lead", "1s");
    lane.publish(ID, null, REMINDER);
    cluster.start(lane.options(), 2, null);
    try (Shop shop = new Shop(log, lane.events())) {
      shop.awaitOrders(1_500);
      lane.publish(ChangeKind.CAMPAIGN, ID, "v2", null, MOVING);
      shop.awaitOrders(1_500);
      lane.say(Control.of(Verb.PAUSE, ID), "1");
      // She pays for nothing, and her message is due when the pause is in force.
      cart(lane, "ann");
      cluster.loseWorker(0);
      cluster.awaitRunning();
      shop.awaitOrders(1_500);
      lane.say(Control.of(Verb.RESUME, ID), "2");
      lane.say(new Control(Verb.ROLLBACK, ID, "v1", Optional.empty()), "3");
      shop.awaitOrders(1_500);
      String checkpoint = cluster.cancel();
      lane.say(new Control(Verb.END, ID, "", Optional.of(new InFlight.Stop())), "4");
      lane.say(Control.of(Verb.PAUSE, "nobody"), "5");
      shop.awaitOrders(1_500);
      cluster.start(lane.options(), 1, checkpoint);
      lane.say(new Control(Verb.ROLLBACK, ID, "v2", Optional.empty()), "6");
      shop.awaitOrders(1_500);
      lane.say(Control.of(Verb.PAUSE, Control.ALL), "7");
      shop.awaitOrders(1_500);
    }

    Lane.Comparison comparison = lane.awaitTheCoresDecisions(Duration.ZERO);

    assertThat(comparison.decided()).hasSizeGreaterThan(2_000);
    assertThat(comparison.committed()).containsExactlyInAnyOrderElementsOf(comparison.decided());
    assertThat(decisions(lane))
        .contains(
            "moved", "put_off: paused", "refused: paused", "stopped: ended", "refused: halted");
    Set<String> ids = new HashSet<>();
    lane.sends().forEach(record -> assertThat(ids.add(Lane.send(record).getCommandId())).isTrue());
    assertThat(lane.holds())
        .extracting(HoldCommand::getHoldId)
        .containsExactly(ID + "@1", ID + "@2", "*@7");
    assertThat(lane.deadLetters()).hasSize(1);
  }

  /** Whoever holds the campaigns' log back delays what is decided, and changes nothing of it. */
  @Test
  void nothingIsDecidedBeforeAChangeIsReadThatStandsBehindAnOpenTransaction() throws Exception {
    Lane lane = new Lane(kafka, log, "held-back", TimestampType.LOG_APPEND_TIME);
    lane.options().put("campaigns.lead", "1s");
    lane.publish(ID, null, REMINDER);
    cluster.start(lane.options(), 2, null);
    awaitInForce(lane);
    try (var stranger = stranger()) {
      stranger.initTransactions();
      stranger.beginTransaction();
      stranger
          .send(new ProducerRecord<>(lane.campaigns(), 0, new byte[] {1}, new byte[] {1}))
          .get();
      lane.say(Control.of(Verb.PAUSE, ID), "1");
      // The pause is in force by then, and the job waits for it.
      awaitLag(5_000);
      cart(lane, "bob");
      awaitLag(10_000);
      assertThat(lane.decisions("bob")).isEmpty();
      stranger.abortTransaction();
    }

    Await.until("bob is refused", Duration.ofSeconds(60), () -> !lane.decisions("bob").isEmpty());
    assertThat(lane.decisions("bob")).containsExactly("refused: paused");
    Lane.Comparison comparison = lane.awaitTheCoresDecisions(Duration.ZERO);
    assertThat(comparison.committed()).containsExactlyInAnyOrderElementsOf(comparison.decided());
  }

  /** Too many of them, and the campaign is paused in the log for all who read it. */
  @Test
  void aBrakeIsAPauseInTheCampaignsLog() throws Exception {
    Lane lane = new Lane(kafka, log, "brake", TimestampType.LOG_APPEND_TIME);
    lane.options().put("campaigns.lead", "1s");
    lane.publish(ID, null, REMINDER + "limits: {per_hour: 40}\n");
    cluster.start(lane.options(), 2, null);
    try (Shop shop = new Shop(log, lane.events())) {
      Await.until(
          "nobody is let in any more",
          Duration.ofSeconds(60),
          () -> decisions(lane).contains("refused: paused"));
      cluster.loseWorker(0);
      cluster.awaitRunning();
      shop.awaitOrders(500);
    }

    Lane.Comparison comparison = lane.awaitTheCoresDecisions(Duration.ZERO);
    List<String> braked =
        comparison.committed().stream()
            .filter(line -> !comparison.decided().contains(line))
            .toList();
    assertThat(comparison.committed()).containsAll(comparison.decided());
    // That it braked is told once by each worker at most, and is no decision of the core's.
    assertThat(braked).hasSizeBetween(1, 2);
    assertThat(decisions(lane)).contains("braked: more than 40 entries an hour");
    assertThat(lane.holds()).extracting(HoldCommand::getHeld).containsOnly(true);
  }

  /** Whoever comes before a lead has passed is let in by nobody. */
  private static void awaitInForce(Lane lane) {
    AtomicInteger comes = new AtomicInteger();
    Await.until(
        "the campaign is in force",
        Duration.ofSeconds(60),
        () -> {
          cart(lane, "early-" + comes.incrementAndGet());
          return !lane.sends().isEmpty();
        });
  }

  private static Set<String> decisions(Lane lane) {
    return lane.journeys().stream()
        .map(record -> Messages.decision(record.value()))
        .collect(Collectors.toSet());
  }
}
