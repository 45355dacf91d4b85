package io.beckon.delivery.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.model.Policy;
import io.beckon.core.read.CampaignReader;
import io.beckon.core.source.SourceText;
import io.beckon.delivery.decide.Outcome.Accepted;
import io.beckon.delivery.decide.Outcome.Deferred;
import io.beckon.delivery.decide.Outcome.Fault;
import io.beckon.delivery.decide.Outcome.Refused;
import io.beckon.delivery.decide.Outcome.Scope;
import io.beckon.delivery.decide.Outcome.Unanswered;
import io.beckon.delivery.decide.Outcome.Unfit;
import io.beckon.delivery.decide.Outcome.Unread;
import io.beckon.delivery.decide.Outcome.Unready;
import io.beckon.delivery.decide.Outcome.Unwritten;
import io.beckon.delivery.decide.Outcome.Withheld;
import io.beckon.delivery.decide.Verdict.Attempt;
import io.beckon.delivery.decide.Verdict.Finish;
import io.beckon.delivery.decide.Verdict.Park;
import io.beckon.delivery.decide.Verdict.Wait;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RulesTest {

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long NOON = 1_750_000_000_000L;
  private static final long NIGHT = Instant.parse("2025-06-15T23:00:00Z").toEpochMilli();
  private static final long MORNING = NIGHT + 9 * HOUR;

  private static final Order MARKETING =
      new Order("c1", "cart", "mail:example.org", false, NOON + 100 * HOUR);
  private static final Order TRANSACTIONAL =
      new Order("c2", "receipt", "mail:example.org", true, NOON + 100 * HOUR);

  private static final Order AT_NIGHT =
      new Order(
          "c1",
          "cart",
          "mail:example.org",
          false,
          MARKETING.expiresAt(),
          new Addressee("ann", "email", false, Optional.empty()));

  private final Rules rules = new Rules(new Patience(MINUTE, 24 * HOUR, 72 * HOUR));
  private final Holds holds = new Holds();
  private final Progress fresh = Progress.fresh(NOON);

  @Test
  void nothingIsInTheWay() {
    assertThat(rules.before(MARKETING, fresh, holds, NOON)).isEqualTo(new Attempt());
  }

  @Test
  void whatHasExpiredIsNotTried() {
    assertThat(rules.before(MARKETING, fresh, holds, MARKETING.expiresAt() - 1))
        .isEqualTo(new Attempt());
    assertThat(rules.before(MARKETING, fresh, holds, MARKETING.expiresAt()))
        .isEqualTo(new Finish(End.EXPIRED, "expired"));
  }

  @Test
  void whatWasTriedBeforeItExpiredIsGivenUp() {
    assertThat(rules.before(MARKETING, new Progress(2, NOON, 0), holds, MARKETING.expiresAt()))
        .isEqualTo(new Finish(End.GIVEN_UP, "time_is_over"));
  }

  @Test
  void aHeldCampaignIsParkedUntilItExpires() {
    holds.take(new Hold("cart", true, NOON), NOON);
    assertThat(rules.before(MARKETING, fresh, holds, NOON)).isEqualTo(new Park(fresh.held(NOON)));
    assertThat(rules.before(TRANSACTIONAL, fresh, holds, NOON)).isEqualTo(new Attempt());
    assertThat(rules.before(MARKETING, fresh, holds, MARKETING.expiresAt()))
        .isInstanceOf(Finish.class);
  }

  @Test
  void quietHoursPutOffAndTheTimeIsNoPartOfOurPatience() {
    assertThat(rulesAtNight("hold").before(AT_NIGHT, new Progress(2, NOON, 0), holds, NIGHT))
        .isEqualTo(new Wait(MORNING, new Progress(2, NOON + 9 * HOUR, MORNING)));
    assertThat(
            rulesAtNight("hold")
                .before(AT_NIGHT, new Progress(2, NOON + 9 * HOUR, MORNING), holds, NIGHT + HOUR))
        .as("asked again meanwhile it waits no longer, and is not counted twice")
        .isEqualTo(new Wait(MORNING, new Progress(2, NOON + 9 * HOUR, MORNING)));
    assertThat(rulesAtNight("hold").before(AT_NIGHT, fresh, holds, MORNING))
        .isEqualTo(new Attempt());
  }

  @Test
  void orTheyDrop() {
    assertThat(rulesAtNight("drop").before(AT_NIGHT, fresh, holds, NIGHT))
        .isEqualTo(new Finish(End.CANCELLED, "quiet_hours"));
  }

  @Test
  void whatIsHeldOrHasExpiredIsSoAtNightToo() {
    holds.take(new Hold("cart", true, NOON), NOON);
    assertThat(rulesAtNight("drop").before(AT_NIGHT, fresh, holds, NIGHT))
        .isEqualTo(new Park(fresh.held(NIGHT)));
    assertThat(
            rulesAtNight("drop").before(AT_NIGHT, fresh, holds, MARKETING.expiresAt() + 9 * HOUR))
        .isEqualTo(new Finish(End.EXPIRED, "expired"));
  }

  @Test
  void whatIsNotKnownYetIsAskedForAgainAndCountsAsNothing() {
    assertThat(after(MARKETING, new Progress(2, NOON, 0), new Unread(), false))
        .isEqualTo(new Wait(NOON + SECOND, new Progress(2, NOON + SECOND, NOON + SECOND)));
    assertThat(after(MARKETING, fresh, new Unread(), true)).isInstanceOf(Finish.class);
  }

  private static Rules rulesAtNight(String then) {
    String text =
        "policy: default\nquiet_hours: {from: \"23:00\", to: \"08:00\", then: " + then + "}\n";
    Policy policy =
        CampaignReader.read(List.of(new SourceText("policy.yaml", text))).policy().orElseThrow();
    return new Rules(new Patience(MINUTE, 24 * HOUR, 72 * HOUR), new QuietHours(at -> policy));
  }

  @Test
  void aRetryWaitsForItsTime() {
    Progress waiting = new Progress(1, NOON, NOON + MINUTE);
    assertThat(rules.before(MARKETING, waiting, holds, NOON))
        .isEqualTo(new Wait(NOON + MINUTE, waiting));
    assertThat(rules.before(MARKETING, waiting, holds, NOON + MINUTE)).isEqualTo(new Attempt());
  }

  @Test
  void whatWasAcceptedIsOverEvenWhereItWasCalledBackTooLate() {
    assertThat(after(MARKETING, fresh, new Accepted(250), true))
        .isEqualTo(new Finish(End.ACCEPTED, 250, "", ""));
  }

  @Test
  void whatWasRefusedForGoodIsNotTriedAgain() {
    assertThat(after(MARKETING, fresh, new Refused(550), false))
        .isEqualTo(new Finish(End.REFUSED, 550, "", ""));
  }

  @Test
  void whatWasNotTakenIsTriedAgainAndThePausesDouble() {
    assertThat(pauseAfter(0)).isBetween(48 * SECOND, 72 * SECOND);
    assertThat(pauseAfter(1)).isBetween(96 * SECOND, 144 * SECOND);
    assertThat(pauseAfter(4)).isBetween(768 * SECOND, 1152 * SECOND);
    assertThat(pauseAfter(11)).isBetween(19 * HOUR, 29 * HOUR);
    assertThat(pauseAfter(30)).isBetween(19 * HOUR, 29 * HOUR);
  }

  @Test
  void thePauseIsTheSameInEveryRunAndAnotherForEveryCommand() {
    Patience patience = new Patience(MINUTE, 24 * HOUR, 72 * HOUR);
    assertThat(patience.pause("c1", 1)).isEqualTo(patience.pause("c1", 1));
    assertThat(patience.pause("c1", 1)).isNotEqualTo(patience.pause("c2", 1));
  }

  @Test
  void aReceiverMayAskForMoreTimeThanThat() {
    Deferred busy = new Deferred(Scope.LANE, 429, "busy", HOUR);
    assertThat(after(MARKETING, fresh, busy, false))
        .isEqualTo(new Wait(NOON + HOUR, new Progress(1, NOON, NOON + HOUR)));
  }

  @Test
  void afterThreeDaysItIsGivenUp() {
    Progress old = new Progress(9, NOON - 72 * HOUR, 0);
    assertThat(after(MARKETING, old, deferred(), false))
        .isEqualTo(new Finish(End.GIVEN_UP, "time_is_over"));
  }

  @Test
  void aRetryThatWouldComeTooLateIsNotWaitedFor() {
    Order brief = new Order("c1", "cart", "mail:example.org", false, NOON + 30 * SECOND);
    assertThat(after(brief, fresh, deferred(), false))
        .isEqualTo(new Finish(End.GIVEN_UP, "time_is_over"));
  }

  @Test
  void whatWasCalledBackMeanwhileIsNotTriedAgain() {
    assertThat(after(MARKETING, fresh, deferred(), true)).isEqualTo(new Finish(End.CANCELLED, ""));
    assertThat(after(MARKETING, fresh, new Withheld(), true))
        .isEqualTo(new Finish(End.CANCELLED, ""));
  }

  @Test
  void whatWasWithheldIsLookedAtAnew() {
    assertThat(after(MARKETING, fresh, new Withheld(), false))
        .isEqualTo(new Wait(NOON, fresh.begunInVain()));
  }

  @Test
  void marketingWithoutAnAnswerIsNotRepeated() {
    assertThat(after(MARKETING, fresh, new Unanswered("timeout"), false))
        .isEqualTo(new Finish(End.UNKNOWN, "timeout"));
  }

  @Test
  void aTransactionalMessageWithoutAnAnswerIs() {
    assertThat(after(TRANSACTIONAL, fresh, new Unanswered("timeout"), false))
        .isInstanceOf(Wait.class);
  }

  @Test
  void whereTheLedgerCannotBeWrittenNothingWasTried() {
    assertThat(after(MARKETING, fresh, new Unwritten(), false))
        .isEqualTo(new Wait(NOON + 5_000, fresh.begunInVain().waitingUntil(NOON + 5_000)));
  }

  @Test
  void whatCannotBeMadeIsOver() {
    assertThat(after(MARKETING, fresh, new Unfit("no_address", "t"), false))
        .isEqualTo(new Finish(End.UNDELIVERABLE, 0, "no_address", "t"));
  }

  @Test
  void whatMayHaveBeenDeliveredIsNeverToldAsCancelledOrNeverTaken() {
    assertThat(end(after(TRANSACTIONAL, fresh, new Unanswered("timeout"), true)))
        .isEqualTo(End.UNKNOWN);
    Progress silent = ((Wait) after(TRANSACTIONAL, fresh, new Unanswered("x"), false)).progress();
    Progress refused = ((Wait) after(TRANSACTIONAL, silent, deferred(), false)).progress();
    assertThat(rules.calledBack(refused, "goal").end()).isEqualTo(End.UNKNOWN);
    assertThat(rules.calledBack(fresh, "goal")).isEqualTo(new Finish(End.CANCELLED, "goal"));
    assertThat(end(rules.before(TRANSACTIONAL, refused, holds, TRANSACTIONAL.expiresAt())))
        .isEqualTo(End.UNKNOWN);
  }

  @Test
  void theTimeThatItWasHeldDoesNotCount() {
    Progress held = new Progress(1, NOON, 0).held(NOON + HOUR).held(NOON + 2 * HOUR);
    Progress letGo = held.letGo(NOON + 90 * HOUR);
    Order patient = new Order("c1", "cart", "mail:example.org", false, Long.MAX_VALUE);
    Verdict verdict = rules.after(patient, letGo, deferred(), false, NOON + 90 * HOUR);
    assertThat(verdict).isInstanceOf(Wait.class);
    assertThat(letGo.letGo(NOON + 95 * HOUR)).isEqualTo(letGo);
  }

  @Test
  void whatWasBegunAndHeldUpWasNotTried() {
    Progress inVain = ((Wait) after(MARKETING, fresh, new Withheld(), false)).progress();
    assertThat(end(rules.before(MARKETING, inVain, holds, MARKETING.expiresAt())))
        .isEqualTo(End.EXPIRED);
    Wait first = (Wait) after(MARKETING, fresh, deferred(), false);
    Wait second = (Wait) after(MARKETING, inVain, deferred(), false);
    assertThat(second.until() - NOON).as("a first pause").isBetween(48 * SECOND, 72 * SECOND);
    assertThat(first.progress().attempts()).isEqualTo(1);
    assertThat(second.progress().attempts()).as("each has a number of its own").isEqualTo(2);
  }

  @Test
  void alsoWhereThatIsKnownFromTheLedgerOnly() {
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

  private static Written written(String status, int attempt, long at) {
    return new Written(status, attempt, 0, at, NOON, "");
  }

  private static End end(Verdict verdict) {
    return ((Finish) verdict).end();
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

  private java.util.Optional<Verdict> recovered(
      Order order, Progress progress, String status, int attempt) {
    Written written = new Written(status, attempt, 250, NOON, order.expiresAt(), "");
    return rules.recovered(order, progress, written, NOON);
  }

  private long pauseAfter(int attempts) {
    Order patient = new Order("c1", "cart", "mail:example.org", false, Long.MAX_VALUE);
    Rules endless = new Rules(new Patience(MINUTE, 24 * HOUR, Long.MAX_VALUE / 2));
    Verdict verdict =
        endless.after(patient, new Progress(attempts, NOON, 0), deferred(), false, NOON);
    return ((Wait) verdict).until() - NOON;
  }

  private static Deferred deferred() {
    return new Deferred(Scope.MESSAGE, 451, "", 0);
  }

  private Verdict after(Order order, Progress progress, Outcome outcome, boolean calledBack) {
    return rules.after(order, progress, outcome, calledBack, NOON);
  }

  @Test
  void whatCannotBeMadeYetIsLookedAtAgainWithinTenMinutesHoweverLongItWaits() {
    Progress progress = fresh;
    long now = NOON;
    for (int look = 0; look < 700; look++) {
      Wait wait = (Wait) rules.after(MARKETING, progress, DRY, false, now);
      long most = Math.min(10 * MINUTE, MINUTE << Math.min(look, 10)) * 12 / 10;
      assertThat(wait.until() - now).isBetween(1L, most);
      assertThat(wait.progress().failures()).isZero();
      progress = wait.progress();
      now = wait.until();
      if (now >= MARKETING.expiresAt()) {
        break;
      }
    }
    assertThat(now)
        .as("it is looked at until it expires")
        .isBetween(MARKETING.expiresAt(), MARKETING.expiresAt() + SECOND);
    assertThat(rules.before(MARKETING, progress, holds, now))
        .isEqualTo(new Finish(End.EXPIRED, "expired"));
  }

  @Test
  void theTimeForWhichItCannotBeMadeIsNoPartOfOurPatience() {
    Order patient = new Order("c1", "cart", "mail:example.org", false, NOON + 1_000 * HOUR);
    Progress progress = fresh;
    long now = NOON;
    while (now < NOON + 100 * HOUR) {
      Wait wait = (Wait) rules.after(patient, progress, DRY, false, now);
      progress = wait.progress();
      now = wait.until();
    }
    Verdict verdict = rules.after(patient, progress, deferred(), false, now);
    assertThat(verdict).isInstanceOf(Wait.class);
    assertThat(((Wait) verdict).until() - now).as("a first pause").isLessThan(2 * MINUTE);
  }

  @Test
  void whatCannotBeMadeYetIsCalledBackAtOnce() {
    assertThat(rules.after(MARKETING, fresh, DRY, true, NOON))
        .isEqualTo(new Finish(End.CANCELLED, ""));
  }

  private static final Outcome DRY = new Unready("no_coupon");

  @Test
  void whatQuietHoursDropMayHaveBeenDeliveredBefore() {
    Progress silent = fresh.failed(true);
    assertThat(end(rulesAtNight("drop").before(AT_NIGHT, silent, holds, NIGHT)))
        .isEqualTo(End.UNKNOWN);
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
}
