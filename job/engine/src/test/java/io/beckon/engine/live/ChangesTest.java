package io.beckon.engine.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.catalog.Control;
import io.beckon.core.catalog.Control.Verb;
import io.beckon.core.model.InFlight;
import io.beckon.engine.record.ChangeKind;
import io.beckon.schemas.HoldCommand;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    assertThat(
            lane.journeys().stream()
                .map(record -> Messages.decision(record.value()))
                .collect(Collectors.toSet()))
        .contains(
            "moved", "put_off: paused", "refused: paused", "stopped: ended", "refused: halted");
    Set<String> ids = new HashSet<>();
    lane.sends().forEach(record -> assertThat(ids.add(Lane.send(record).getCommandId())).isTrue());
    assertThat(lane.holds())
        .extracting(HoldCommand::getHoldId)
        .containsExactly(ID + "@1", ID + "@2", "*@7");
    assertThat(lane.deadLetters()).hasSize(1);
  }
}
