package io.beckon.delivery.desk;

import static io.beckon.delivery.Commands.mail;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.delivery.Commands;
import io.beckon.delivery.decide.Outcome;
import io.beckon.delivery.decide.Outcome.Deferred;
import io.beckon.delivery.decide.Outcome.Scope;
import io.beckon.schemas.DeadLetter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker dies, and another one goes on from the last checkpoint, the ledger and the topic. */
class FailureTest extends OneDesk {

  private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

  private final ScriptedRoutes.Meeting meeting = new ScriptedRoutes.Meeting();

  @AfterEach
  void endTheMeeting() {
    meeting.goOn.countDown();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void whatWaitedInTheQueueOrWasUnderWayIsGoneOnWith(int workers) throws Exception {
    for (int i = 0; i < 40; i++) {
      diesBeforeTheGoAhead("c" + i);
      desk.send(mail("c" + i));
    }
    meeting.reached.await();
    desk.checkpoint();
    desk.routes.acts.clear();
    desk.crash(workers);
    for (int i = 0; i < 40; i++) {
      String id = "c" + i;
      desk.until(() -> desk.ledger.of(id).contains("accepted"));
      assertThat(desk.routes.taken(id)).isEqualTo(1);
    }
  }

  @Test
  void marketingThatDiedBetweenItsGoAheadAndItsAnswerIsUnknown() throws Exception {
    diesAfterItWasTaken("c1");
    desk.checkpoint();
    desk.send(mail("c1"));
    meeting.reached.await();
    desk.routes.acts.clear();
    desk.crash();
    desk.send(mail("c1"));
    desk.untilEnded("c1", "unknown");
    desk.pass(Duration.ofDays(1));
    assertThat(desk.routes.taken("c1")).isEqualTo(1);
    assertThat(desk.letters()).extracting(DeadLetter::getReason).containsExactly("unknown");
    assertThat(desk.letters().get(0).getText()).contains("restart");
  }

  @Test
  void soIsMarketingThatDiedWhileTheServerWasAskedAboutItsRecipient() throws Exception {
    desk.routes.acts.put(
        "c1",
        goAhead -> {
          goAhead.begin();
          meeting.pass();
          return new Outcome.Unwritten();
        });
    desk.checkpoint();
    desk.send(mail("c1"));
    meeting.reached.await();
    desk.routes.acts.clear();
    desk.crash();
    desk.send(mail("c1"));
    desk.untilEnded("c1", "unknown");
    assertThat(desk.routes.taken("c1")).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void alsoWhereTheCheckpointCameAfterTheGoAhead(int workers) throws Exception {
    diesAfterItWasTaken("c1");
    desk.send(mail("c1"));
    meeting.reached.await();
    // Another domain: of its own there is one connection at first.
    desk.send(mail("c2").setProfile("other.example"));
    desk.untilEnded("c2", "accepted");
    desk.checkpoint();
    desk.routes.acts.clear();
    desk.crash(workers);
    desk.untilEnded("c1", "unknown");
    assertThat(desk.routes.taken("c1")).isEqualTo(1);
    assertThat(desk.routes.taken("c2")).isEqualTo(1);
  }

  @Test
  void soIsATransactionalOneWhoseSilenceOnlyTheLedgerKnows() throws Exception {
    desk.routes.acts.put("c1", desk.routes.handOver("c1", new Outcome.Unanswered("timeout")));
    desk.checkpoint();
    desk.send(mail("c1").setCategory("transactional"));
    desk.until(() -> desk.ledger.of("c1").size() == 2);
    desk.crash();
    desk.send(mail("c1").setCategory("transactional"));
    desk.cancel("c1");
    assertThat(desk.ledger.of("c1")).endsWith("unknown");
  }

  @Test
  void aCallBackRightAfterTheRestartHidesNothingThatMayHaveArrived() throws Exception {
    diesAfterItWasTaken("c1");
    desk.send(mail("c1"));
    meeting.reached.await();
    desk.checkpoint();
    desk.routes.acts.clear();
    desk.crash();
    desk.cancel("c1");
    desk.untilEnded("c1", "unknown");
    assertThat(desk.letters()).extracting(DeadLetter::getReason).containsExactly("unknown");
  }

  @Test
  void aTransactionalMailIsTriedAgain() throws Exception {
    diesAfterItWasTaken("c1");
    desk.send(mail("c1").setCategory("transactional"));
    meeting.reached.await();
    desk.checkpoint();
    desk.routes.acts.clear();
    desk.crash();
    desk.pass(TWO_MINUTES);
    desk.untilEnded("c1", "accepted");
    assertThat(desk.routes.taken("c1")).isEqualTo(2);
  }

  @Test
  void whatWasAcceptedAfterTheCheckpointIsKnownToHaveBeenAndToldOnceMore() throws Exception {
    desk.checkpoint();
    desk.send(mail("c1"));
    desk.until(() -> desk.events().size() == 1);
    desk.crash();
    desk.send(mail("c1"));
    desk.until(() -> desk.events().size() == 2);
    assertThat(desk.routes.taken("c1")).isEqualTo(1);
    assertThat(desk.events())
        .extracting(event -> event.get("messageId"))
        .containsExactly("delivery:c1:message_sent", "delivery:c1:message_sent");
  }

  @Test
  void whatFailedAfterTheCheckpointHasFailedOnce() throws Exception {
    desk.routes.acts.put(
        "c1",
        goAhead -> {
          meeting.pass();
          goAhead.ask();
          return new Deferred(Scope.MESSAGE, 451, "", 0);
        });
    desk.send(mail("c1"));
    meeting.reached.await();
    desk.checkpoint();
    meeting.goOn.countDown();
    desk.until(() -> desk.ledger.of("c1").contains("deferred"));
    desk.routes.acts.clear();
    desk.crash();
    assertThat(desk.routes.tried).as("it waits for its retry").hasSize(1);
    desk.pass(TWO_MINUTES);
    desk.untilEnded("c1", "accepted");
  }

  @Test
  void aJobFromNothingKnowsByTheLedgerWhatWasDone() throws Exception {
    desk.send(mail("c1"));
    desk.untilEnded("c1", "accepted");
    desk.send(mail("c2"));
    desk.untilEnded("c2", "accepted");
    desk.crash();
    desk.send(mail("c1"));
    desk.send(mail("c2"));
    desk.send(mail("c3"));
    desk.untilEnded("c3", "accepted");
    desk.pass(Duration.ofHours(1));
    assertThat(List.of("c1", "c2", "c3")).allMatch(id -> desk.routes.taken(id) == 1);
  }

  @Test
  void itKnowsSoAlsoOfWhatExpiredMeanwhileAndTellsItAsOfThen() throws Exception {
    desk.send(mail("c1"));
    desk.until(() -> desk.events().size() == 1);
    desk.pass(Duration.ofDays(8));
    desk.crash();
    desk.send(mail("c1"));
    desk.until(() -> desk.events().size() == 2);
    assertThat(desk.ledger.of("c1")).containsExactly("attempting", "accepted");
    assertThat(desk.events().get(1)).isEqualTo(desk.events().get(0));
  }

  @Test
  void alsoWhereItsWayIsGone() throws Exception {
    desk.send(mail("c1"));
    desk.untilEnded("c1", "accepted");
    desk.crash();
    desk.send(mail("c1").setProfile("{}"));
    desk.settle();
    assertThat(desk.ledger.of("c1")).containsExactly("attempting", "accepted");
  }

  @Test
  void whatEndedSoLongAgoThatItMayBeForgottenIsPassedOver() throws Exception {
    desk.send(mail("c1"));
    desk.untilEnded("c1", "accepted");
    desk.pass(Duration.ofDays(15));
    desk.crash();
    desk.send(mail("c1"));
    desk.pass(Duration.ofDays(1));
    assertThat(desk.ledger.of("c1")).containsExactly("attempting", "accepted");
    assertThat(desk.stateEntries()).isZero();
  }

  @Test
  void theLedgerMayHaveBeenGivenMorePartitions() throws Exception {
    desk.send(mail("c1"));
    desk.until(() -> desk.events().size() == 1);
    desk.ledger.readsBackwards = true;
    desk.crash();
    desk.send(mail("c1"));
    desk.until(() -> desk.events().size() == 2);
    assertThat(desk.ledger.of("c1")).containsExactly("attempting", "accepted");
    assertThat(desk.letters()).isEmpty();
  }

  @Test
  void anAttemptThatWasHeldUpIsNoFailedOneAfterARestart() throws Exception {
    desk.checkpoint();
    desk.routes.acts.put(
        "c1",
        goAhead -> {
          goAhead.ask();
          return new Outcome.Withheld();
        });
    desk.hold("news", true, Duration.ZERO);
    desk.send(mail("c1").setExpiresAt(Commands.NOON.plusSeconds(600)));
    desk.until(() -> desk.ledger.of("c1").contains("withheld"));
    desk.hold("cart", true, Duration.ZERO);
    desk.checkpoint();
    desk.crash();
    desk.pass(Duration.ofMinutes(11));
    desk.untilEnded("c1", "expired");
    assertThat(desk.events()).isEmpty();
  }

  @Test
  void theLedgerIsReadFromWhereTheStateEndsAndNotFromItsBeginning() throws Exception {
    for (int i = 0; i < 20; i++) {
      desk.send(mail("c" + i));
      int soFar = i + 1;
      desk.until(() -> desk.events().size() == soFar);
    }
    desk.checkpoint();
    desk.send(mail("last"));
    desk.untilEnded("last", "accepted");
    desk.crash();
    assertThat(desk.ledger.readFrom).isEqualTo(40);
  }

  @Test
  void aCancelThatWasReadIsRemembered() throws Exception {
    diesBeforeTheGoAhead("c1");
    desk.send(mail("c1"));
    meeting.reached.await();
    desk.cancel("c1");
    desk.checkpoint();
    desk.routes.acts.clear();
    desk.crash();
    desk.untilEnded("c1", "cancelled");
    assertThat(desk.routes.taken("c1")).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void whatIsHeldStaysHeldAndWhatIsParkedIsFoundAgain(int workers) throws Exception {
    desk.hold("cart", true, Duration.ZERO);
    desk.send(mail("c1"));
    desk.checkpoint();
    desk.crash(workers);
    desk.send(mail("c2"));
    desk.pass(Duration.ofHours(1));
    assertThat(desk.routes.tried).isEmpty();
    desk.hold("cart", false, Duration.ZERO);
    desk.pass(TWO_MINUTES);
    desk.untilEnded("c1", "accepted");
    desk.untilEnded("c2", "accepted");
  }

  @Test
  void nothingIsKeptForEver() throws Exception {
    desk.send(mail("c1"));
    desk.until(() -> desk.events().size() == 1);
    desk.send(mail("c2").setProfile("{}"));
    desk.pass(Duration.ofDays(15));
    assertThat(desk.stateEntries()).isZero();
    assertThat(desk.timers()).isZero();
  }

  private void diesBeforeTheGoAhead(String id) {
    desk.routes.acts.put(
        id,
        goAhead -> {
          meeting.pass();
          return new Outcome.Unwritten();
        });
  }

  private void diesAfterItWasTaken(String id) {
    ScriptedRoutes.Act take = desk.routes.handOver(id, new Outcome.Unanswered("never heard"));
    desk.routes.acts.put(
        id,
        goAhead -> {
          Outcome heard = take.on(goAhead);
          meeting.pass();
          return heard;
        });
  }
}
