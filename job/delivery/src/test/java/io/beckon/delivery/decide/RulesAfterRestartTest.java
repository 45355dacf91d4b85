package io.beckon.delivery.decide;

import static io.beckon.delivery.decide.Orders.MARKETING;
import static io.beckon.delivery.decide.Orders.MINUTE;
import static io.beckon.delivery.decide.Orders.NOON;
import static io.beckon.delivery.decide.Orders.PATIENCE;
import static io.beckon.delivery.decide.Orders.TRANSACTIONAL;
import static io.beckon.delivery.decide.Orders.deferred;
import static io.beckon.delivery.decide.Orders.end;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.delivery.decide.Outcome.Fault;
import io.beckon.delivery.decide.Outcome.Refused;
import io.beckon.delivery.decide.Outcome.Unanswered;
import io.beckon.delivery.decide.Outcome.Unwritten;
import io.beckon.delivery.decide.Outcome.Withheld;
import io.beckon.delivery.decide.Verdict.Finish;
import io.beckon.delivery.decide.Verdict.Wait;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the rules make of what the ledger says of a command, and what it is told for that. */
class RulesAfterRestartTest {

  private final Rules rules = new Rules(PATIENCE);
  private final Holds holds = new Holds();
  private final Progress fresh = Progress.fresh(NOON);

  @Test
  void whatWasBegunAndHeldUpWasNotTried() {
    Verdict verdict = recovered(MARKETING, fresh, Written.WITHHELD, 1).orElseThrow();
    assertThat(verdict).isEqualTo(new Wait(NOON, fresh.begunInVain()));
  }

  @Test
  void ofTwoRecordsTheLaterIsKnownByItsAttemptAndThenByWhatItSays() {
    Written[] inOrder = {
      written(Written.ATTEMPTING, 1, 10),
      written(Written.WITHHELD, 1, 9),
      written(Written.ATTEMPTING, 2, 8),
      written(Written.UNANSWERED, 2, 7),
      written(Written.ATTEMPTING, 3, 6),
      written("unknown", 3, 5),
      written("accepted", 3, 4),
      written("accepted", 3, 11),
    };
    for (int i = 0; i < inOrder.length; i++) {
      for (int j = 0; j < inOrder.length; j++) {
        assertThat(inOrder[i].orLater(inOrder[j])).isEqualTo(inOrder[Math.max(i, j)]);
      }
    }
  }

  @Test
  void anEndThatIsWrittenStands() {
    assertThat(recovered(MARKETING, fresh, "accepted", 1))
        .hasValue(new Finish(End.ACCEPTED, 250, "", ""));
  }

  @Test
  void marketingThatMayHaveBeenHandedOverIsUnknown() {
    assertThat(recovered(MARKETING, fresh, Written.ATTEMPTING, 1))
        .hasValue(new Finish(End.UNKNOWN, "restart"));
  }

  @Test
  void aTransactionalMessageIsTriedAgain() {
    assertThat(recovered(TRANSACTIONAL, fresh, Written.ATTEMPTING, 1))
        .hasValueSatisfying(verdict -> assertThat(verdict).isInstanceOf(Wait.class));
  }

  @Test
  void whatWasKnownAlreadyChangesNothing() {
    Progress one = new Progress(1, NOON, NOON + MINUTE);
    assertThat(recovered(MARKETING, one, Written.ATTEMPTING, 1)).isEmpty();
    assertThat(recovered(MARKETING, one, Written.DEFERRED, 1)).isEmpty();
  }

  @Test
  void aFailureThatWasWrittenCounts() {
    assertThat(recovered(MARKETING, fresh, Written.DEFERRED, 1))
        .hasValueSatisfying(
            verdict -> {
              Wait wait = (Wait) verdict;
              assertThat(wait.progress().attempts()).isEqualTo(1);
              assertThat(wait.until()).isGreaterThan(NOON);
            });
  }

  @Test
  void anAttemptWithoutAnAnswerIsOneAlsoWhereItIsKnownFromTheLedgerOnly() {
    Wait silent = (Wait) recovered(TRANSACTIONAL, fresh, Written.UNANSWERED, 1).orElseThrow();
    assertThat(rules.calledBack(silent.progress(), "goal").end()).isEqualTo(End.UNKNOWN);
    Wait failed = (Wait) recovered(TRANSACTIONAL, fresh, Written.DEFERRED, 1).orElseThrow();
    assertThat(rules.calledBack(failed.progress(), "goal").end()).isEqualTo(End.CANCELLED);
    assertThat(recovered(MARKETING, fresh, Written.UNANSWERED, 1))
        .as("of a command that is not repeatable any more")
        .hasValueSatisfying(verdict -> assertThat(end(verdict)).isEqualTo(End.UNKNOWN));
  }

  @Test
  void whatTheLedgerIsToldOfAnAttemptThatDidNotEndIt() {
    assertThat(Written.status(new Withheld(), fresh.begunInVain())).isEqualTo(Written.WITHHELD);
    assertThat(Written.status(new Unwritten(), fresh.begunInVain())).isEqualTo(Written.WITHHELD);
    assertThat(Written.status(deferred(), fresh.failed(false))).isEqualTo(Written.DEFERRED);
    assertThat(Written.status(new Unanswered("timeout"), fresh.failed(true)))
        .isEqualTo(Written.UNANSWERED);
    assertThat(Written.status(deferred(), fresh.failed(true).failed(false)))
        .as("an earlier one is not forgotten")
        .isEqualTo(Written.UNANSWERED);
    assertThat(Written.status(new Withheld(), fresh.failed(true).begunInVain()))
        .isEqualTo(Written.UNANSWERED);
  }

  /** Failures are minutes apart, and what is held up comes again at once. */
  @Test
  void attemptsOfWhichNothingIsKnownButTheirNumberWereInVain() {
    Verdict verdict = recovered(MARKETING, fresh, Written.WITHHELD, 5).orElseThrow();
    Progress progress = ((Wait) verdict).progress();
    assertThat(progress.attempts()).isEqualTo(5);
    assertThat(end(rules.before(MARKETING, progress, holds, MARKETING.expiresAt())))
        .isEqualTo(End.EXPIRED);
  }

  @Test
  void aRefusalThatIsToldAgainSaysTheSameOfTheAddress() {
    Finish first = (Finish) after(MARKETING, fresh, new Refused(550, Fault.ADDRESS), false);
    assertThat(first.isNobodyThere()).isTrue();
    Written written = new Written("refused", 1, 550, NOON, NOON, first.reason());
    assertThat(rules.recovered(MARKETING, fresh, written, NOON)).hasValue(first);
    assertThat(((Finish) after(MARKETING, fresh, new Refused(554), false)).isNobodyThere())
        .isFalse();
  }

  private static Written written(String status, int attempt, long at) {
    return new Written(status, attempt, 0, at, NOON, "");
  }

  private Optional<Verdict> recovered(Order order, Progress progress, String status, int attempt) {
    Written written = new Written(status, attempt, 250, NOON, order.expiresAt(), "");
    return rules.recovered(order, progress, written, NOON);
  }

  private Verdict after(Order order, Progress progress, Outcome outcome, boolean calledBack) {
    return rules.after(order, progress, outcome, calledBack, NOON);
  }
}
