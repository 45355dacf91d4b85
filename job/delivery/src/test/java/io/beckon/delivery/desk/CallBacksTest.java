package io.beckon.delivery.desk;

import static io.beckon.delivery.Commands.mail;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.delivery.decide.Outcome.Unanswered;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is called back is not handed over, unless it is too late. */
class CallBacksTest extends OneDesk {

  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void whatMayHaveBeenDeliveredBeforeItWasCalledBackIsUnknown() throws Exception {
    desk.routes.acts.put("c1", desk.routes.handOver("c1", new Unanswered("timeout")));
    desk.send(mail("c1").setCategory("transactional"));
    desk.until(() -> desk.ledger.of("c1").contains("unanswered"));
    desk.cancel("c1");
    assertThat(desk.ledger.of("c1")).endsWith("unknown");
    assertThat(desk.letters().get(0).getText())
        .isEqualTo("handed over without an answer, and called back before it was repeated");
  }

  @Test
  void whatWaitsForItsRetryIsCalledBack() throws Exception {
    desk.routes.defer("c1");
    desk.send(mail("c1"));
    desk.until(() -> desk.ledger.of("c1").contains("deferred"));
    desk.cancel("c1");
    desk.pass(DAY);
    assertThat(desk.ledger.of("c1")).endsWith("cancelled");
    assertThat(desk.routes.tried).hasSize(1);
    assertThat(desk.events()).isEmpty();
    assertThat(desk.letters()).isEmpty();
  }

  @Test
  void whatIsUnderWayIsCalledBackUntilItIsHandedOver() throws Exception {
    ScriptedRoutes.Meeting recipientTaken = desk.routes.meetBefore("c1");
    desk.send(mail("c1"));
    recipientTaken.reached.await();
    desk.cancel("c1");
    recipientTaken.goOn.countDown();
    desk.untilEnded("c1", "cancelled");
    assertThat(desk.routes.taken("c1")).isZero();
    assertThat(desk.ledger.of("c1")).containsExactly("cancelled");
  }

  @Test
  void aCancelThatComesTooLateChangesNothing() throws Exception {
    desk.send(mail("c1"));
    desk.until(() -> desk.events().size() == 1);
    desk.cancel("c1");
    desk.cancel("never heard of");
    desk.settle();
    assertThat(desk.ledger.of("c1")).containsExactly("attempting", "accepted");
  }

  @Test
  void aCallBackBetweenTheBeginningAndTheGoAheadCounts() throws Exception {
    ScriptedRoutes.Meeting meeting = new ScriptedRoutes.Meeting();
    ScriptedRoutes.Act take = desk.routes.take("c1");
    desk.routes.acts.put(
        "c1",
        goAhead -> {
          goAhead.begin();
          meeting.pass();
          return take.on(goAhead);
        });
    desk.send(mail("c1"));
    meeting.reached.await();
    desk.cancel("c1");
    meeting.goOn.countDown();
    desk.untilEnded("c1", "cancelled");
    assertThat(desk.ledger.of("c1")).containsExactly("attempting", "cancelled");
    assertThat(desk.routes.taken("c1")).isZero();
  }
}
