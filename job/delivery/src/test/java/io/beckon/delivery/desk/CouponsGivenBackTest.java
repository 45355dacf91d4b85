package io.beckon.delivery.desk;

import static io.beckon.delivery.Commands.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beckon.delivery.Commands;
import io.beckon.delivery.decide.Outcome;
import io.beckon.delivery.decide.Outcome.Deferred;
import io.beckon.delivery.decide.Outcome.Refused;
import io.beckon.delivery.decide.Outcome.Scope;
import io.beckon.delivery.decide.Outcome.Unanswered;
import io.beckon.delivery.decide.Outcome.Unfit;
import io.beckon.delivery.decide.Outcome.Unready;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose coupon codes go back to their pools: of those whom nobody can have been shown. */
class CouponsGivenBackTest extends OneDesk {

  @Test
  void whatWasTakenOrMayHaveBeenKeepsItsCode() throws Exception {
    desk.routes.acts.put("silent", desk.routes.handOver("silent", new Unanswered("timeout")));
    desk.send(mail("taken"));
    desk.send(mail("silent"));
    desk.untilEnded("taken", "accepted");
    desk.untilEnded("silent", "unknown");
    assertThat(desk.routes.coupons.givenBack).isEmpty();
  }

  @Test
  void whatWasRefusedGivesItBack() throws Exception {
    desk.routes.acts.put("no", desk.routes.handOver("no", new Refused(550)));
    desk.send(mail("no"));
    desk.untilEnded("no", "refused");
    assertThat(desk.routes.coupons.givenBack).containsExactly("no");
  }

  @Test
  void whatCannotBeMadeGivesItBack() throws Exception {
    desk.routes.acts.put("unfit", goAhead -> new Unfit("bad_value", "a filter"));
    desk.send(mail("unfit"));
    desk.untilEnded("unfit", "undeliverable");
    assertThat(desk.routes.coupons.givenBack).containsExactly("unfit");
  }

  @Test
  void whatFailedKeepsItForTheRetryAndGivesItBackWhenItIsCalledBack() throws Exception {
    desk.routes.acts.put("later", goAhead -> new Deferred(Scope.MESSAGE, 451, "", 0));
    desk.send(mail("later"));
    desk.until(() -> desk.routes.tried.contains("later") && desk.isIdle());
    desk.pass(Duration.ofSeconds(1));
    assertThat(desk.routes.coupons.givenBack).isEmpty();
    desk.cancel("later");
    desk.untilEnded("later", "cancelled");
    assertThat(desk.routes.coupons.givenBack).containsExactly("later");
  }

  @Test
  void whatIsGivenUpOrExpiresGivesItBack() throws Exception {
    desk.routes.acts.put("up", goAhead -> new Deferred(Scope.MESSAGE, 451, "", 0));
    desk.routes.acts.put("dry", goAhead -> new Unready("no_coupon"));
    desk.send(mail("up").setExpiresAt(Commands.NOON.plusSeconds(90)));
    desk.send(mail("dry").setExpiresAt(Commands.NOON.plusSeconds(90)));
    desk.until(() -> desk.routes.tried.containsAll(List.of("up", "dry")) && desk.isIdle());
    desk.pass(Duration.ofSeconds(80));
    desk.pass(Duration.ofSeconds(20));
    desk.untilEnded("up", "given_up");
    desk.untilEnded("dry", "expired");
    assertThat(desk.routes.coupons.givenBack).containsExactlyInAnyOrder("up", "dry");
    assertThat(desk.ledger.of("dry")).as("no attempt").containsExactly("expired");
  }

  /** An attempt of it that nobody heard of may have been taken. */
  @Test
  void aTransactionalMailKeepsItsCodeHoweverItEnds() throws Exception {
    desk.routes.acts.put(
        "receipt",
        goAhead ->
            desk.routes.tried.size() == 1
                ? desk.routes.handOver("receipt", new Unanswered("timeout")).on(goAhead)
                : desk.routes.handOver("receipt", new Refused(550)).on(goAhead));
    desk.send(mail("receipt").setCategory("transactional"));
    desk.until(() -> desk.routes.tried.size() == 1 && desk.isIdle());
    desk.pass(Duration.ofMinutes(2));
    desk.untilEnded("receipt", "refused");
    assertThat(desk.routes.coupons.givenBack).isEmpty();
  }

  /** The worker may have died between the two. */
  @Test
  void anEndThatIsReadBackFromTheLedgerGivesItBackAgain() throws Exception {
    desk.checkpoint();
    desk.routes.acts.put("no", desk.routes.handOver("no", new Refused(550)));
    desk.send(mail("no"));
    desk.untilEnded("no", "refused");
    desk.routes.coupons.givenBack.clear();
    desk.crash();
    desk.send(mail("no"));
    desk.until(() -> desk.routes.coupons.givenBack.equals(List.of("no")));
    assertThat(desk.routes.tried).containsExactly("no");
  }

  @Test
  void whatWasTakenLongAgoIsKnownToBeAlsoByAnOldSavepoint() throws Exception {
    waitsInASavepoint();
    desk.routes.acts.clear();
    desk.pass(Duration.ofMinutes(2));
    desk.untilEnded("later", "accepted");
    desk.pass(Duration.ofDays(60));
    desk.crash();
    desk.settle();
    assertThat(desk.ledger.of("later")).endsWith("accepted");
    assertThat(desk.routes.coupons.givenBack).isEmpty();
    assertThat(desk.events()).isNotEmpty();
  }

  /** The ledger forgets: it may have been taken. */
  @Test
  void whereNobodyCanKnowItKeepsItsCodeAndNoEndIsMadeUp() throws Exception {
    waitsInASavepoint();
    desk.pass(Duration.ofDays(60));
    desk.settle();
    desk.ledger.records.clear();
    desk.routes.coupons.givenBack.clear();
    desk.crash();
    desk.settle();
    assertThat(desk.ledger.of("later")).isEmpty();
    assertThat(desk.routes.coupons.givenBack).isEmpty();
  }

  @Test
  void aWorkerThatCanFollowThePoolsNoMoreFails() throws Exception {
    desk.pass(Duration.ofMinutes(1));
    desk.routes.coupons.ended = new IOException("ended");
    assertThatThrownBy(() -> desk.pass(Duration.ofMinutes(1))).hasStackTraceContaining("ended");
  }

  private void waitsInASavepoint() throws Exception {
    desk.routes.acts.put("later", goAhead -> new Deferred(Scope.MESSAGE, 451, "", 0));
    desk.send(mail("later"));
    desk.until(() -> desk.routes.tried.contains("later") && desk.isIdle());
    desk.pass(Duration.ofSeconds(1));
    desk.checkpoint();
  }

  @Test
  void nothingIsSavedBeforeWhatWasGivenBackIsSafe() throws Exception {
    desk.routes.coupons.away = true;
    assertThatThrownBy(desk::checkpoint).hasRootCauseMessage("not written");
    desk.routes.coupons.away = false;
    desk.checkpoint();
  }

  @Test
  void whatWaitsForACodeIsTriedAgainAndSaysWhy() throws Exception {
    Outcome[] next = {new Unready("no_coupon")};
    desk.routes.acts.put(
        "c1", goAhead -> next[0] != null ? next[0] : desk.routes.take("c1").on(goAhead));
    desk.send(mail("c1"));
    desk.until(() -> desk.routes.tried.size() == 1 && desk.isIdle());
    next[0] = null;
    desk.pass(Duration.ofSeconds(40));
    assertThat(desk.routes.tried).as("not at once").hasSize(1);
    desk.pass(Duration.ofSeconds(40));
    desk.untilEnded("c1", "accepted");
  }
}
