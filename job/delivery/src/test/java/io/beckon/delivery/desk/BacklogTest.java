package io.beckon.delivery.desk;

import static io.beckon.delivery.Commands.mail;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.delivery.Commands;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker starts while much stands in the sends topic that it has not read. */
class BacklogTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void aHoldThatStandsInTheTopicCountsForAllThatIsReadBeforeIt() throws Exception {
    try (DeskHarness desk = DeskHarness.openInto(Map.of(0, 10L, 1, 5L))) {
      desk.send(mail("c1"));
      desk.send(mail("c2").setCampaign("news"));
      desk.read(0, 10);
      desk.pass(MINUTE);
      assertThat(desk.routes.tried).isEmpty();
      desk.hold("cart", true, Duration.ZERO);
      desk.read(1, 4);
      desk.pass(MINUTE);
      assertThat(desk.routes.tried).isEmpty();
      desk.read(1, 5);
      desk.pass(MINUTE);
      desk.untilEnded("c2", "accepted");
      assertThat(desk.routes.tried).containsExactly("c2");
    }
  }

  @Test
  void soDoesACallBack() throws Exception {
    try (DeskHarness desk = DeskHarness.openInto(Map.of(0, 10L))) {
      desk.send(mail("c1"));
      desk.pass(MINUTE);
      desk.cancel("c1");
      desk.read(0, 10);
      desk.pass(MINUTE);
      assertThat(desk.ledger.of("c1")).containsExactly("cancelled");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void alsoForWhatWaitsSinceBeforeARestart(int workers) throws Exception {
    try (DeskHarness desk = DeskHarness.openInto(Map.of(0, 10L))) {
      for (int i = 0; i < 10; i++) {
        desk.send(mail("c" + i));
      }
      desk.checkpoint();
      desk.crash(workers);
      desk.pass(MINUTE);
      assertThat(desk.routes.tried).isEmpty();
      desk.read(0, 10);
      desk.pass(MINUTE);
      for (int i = 0; i < 10; i++) {
        desk.untilEnded("c" + i, "accepted");
      }
    }
  }

  @Test
  void whereNothingIsToBeReadAfterARestartItIsLetGo() throws Exception {
    try (DeskHarness desk = DeskHarness.openInto(Map.of(0, 10L))) {
      desk.send(mail("c1"));
      desk.checkpoint();
      desk.sends.stands.clear();
      desk.crash();
      desk.pass(MINUTE);
      desk.untilEnded("c1", "accepted");
    }
  }

  @Test
  void whereTheTopicCannotBeAskedForAWhileItIsAskedAgain() throws Exception {
    try (DeskHarness desk = DeskHarness.openInto(Map.of(0, 10L))) {
      desk.send(mail("c1"));
      desk.sends.away = true;
      desk.pass(MINUTE);
      assertThat(desk.routes.tried).isEmpty();
      desk.sends.away = false;
      desk.sends.stands.clear();
      desk.pass(MINUTE);
      desk.pass(MINUTE);
      desk.untilEnded("c1", "accepted");
    }
  }

  @Test
  void whatExpiresMeanwhileIsOver() throws Exception {
    try (DeskHarness desk = DeskHarness.openInto(Map.of(0, 10L))) {
      desk.send(mail("c1").setExpiresAt(Commands.NOON.plusSeconds(30)));
      desk.pass(MINUTE);
      assertThat(desk.ledger.of("c1")).containsExactly("expired");
    }
  }

  @Test
  void aRecordThatWasDeletedByItsAgeIsNotWaitedForInVain() throws Exception {
    try (DeskHarness desk = DeskHarness.openInto(Map.of(0, 10L, 1, 5L))) {
      desk.send(mail("c1"));
      desk.read(1, 5);
      desk.sends.stands.clear();
      desk.pass(MINUTE);
      desk.pass(MINUTE);
      desk.untilEnded("c1", "accepted");
    }
  }
}
