package io.beckon.delivery.desk;

import static io.beckon.delivery.Commands.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the ledger does not take is not handed over, or is told it again. */
class RefusingLedgerTest extends OneDesk {

  @Test
  void whileTheLedgerCannotBeWrittenNothingIsHandedOver() throws Exception {
    desk.ledger.away = true;
    desk.send(mail("c1"));
    desk.until(() -> desk.timers() > 0);
    assertThat(desk.routes.tried).hasSize(1);
    assertThat(desk.routes.taken("c1")).isZero();
    desk.ledger.away = false;
    desk.pass(Duration.ofSeconds(10));
    desk.untilEnded("c1", "accepted");
    assertThat(desk.routes.taken("c1")).isEqualTo(1);
  }

  @Test
  void anEndThatTheLedgerDidNotTakeIsWrittenAgainBeforeACheckpointCoversIt() throws Exception {
    desk.ledger.refusesEnds.set(2);
    desk.send(mail("c1"));
    desk.send(mail("c2").setProfile("{}"));
    desk.until(() -> desk.events().size() == 1);
    assertThat(desk.ledger.of("c1")).containsExactly("attempting");
    desk.checkpoint();
    assertThat(desk.ledger.of("c1")).containsExactly("attempting", "accepted");
    assertThat(desk.ledger.of("c2")).containsExactly("undeliverable");
  }

  @Test
  void aCheckpointThatCoversOneThatIsNeverTakenFails() throws Exception {
    desk.ledger.refusesEnds.set(1_000);
    desk.send(mail("c1"));
    desk.until(() -> desk.events().size() == 1);
    assertThatThrownBy(desk::checkpoint)
        .hasRootCauseMessage("The ledger does not take how 1 commands have ended");
  }
}
