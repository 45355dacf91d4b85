package io.beckon.delivery.decide;

import static io.beckon.delivery.decide.Orders.HOUR;
import static io.beckon.delivery.decide.Orders.MARKETING;
import static io.beckon.delivery.decide.Orders.MINUTE;
import static io.beckon.delivery.decide.Orders.NOON;
import static io.beckon.delivery.decide.Orders.PATIENCE;
import static io.beckon.delivery.decide.Orders.SECOND;
import static io.beckon.delivery.decide.Orders.TRANSACTIONAL;
import static io.beckon.delivery.decide.Orders.deferred;
import static io.beckon.delivery.decide.Orders.end;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.delivery.decide.Outcome.Accepted;
import io.beckon.delivery.decide.Outcome.Deferred;
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
import org.junit.jupiter.api.Test;

class RulesTest {

  private final Rules rules = new Rules(PATIENCE);
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
  void whatIsNotKnownYetIsAskedForAgainAndCountsAsNothing() {
    assertThat(after(MARKETING, new Progress(2, NOON, 0), new Unread(), false))
        .isEqualTo(new Wait(NOON + SECOND, new Progress(2, NOON + SECOND, NOON + SECOND)));
    assertThat(after(MARKETING, fresh, new Unread(), true)).isInstanceOf(Finish.class);
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
    assertThat(PATIENCE.pause("c1", 1)).isEqualTo(PATIENCE.pause("c1", 1));
    assertThat(PATIENCE.pause("c1", 1)).isNotEqualTo(PATIENCE.pause("c2", 1));
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

  private long pauseAfter(int attempts) {
    Order patient = new Order("c1", "cart", "mail:example.org", false, Long.MAX_VALUE);
    Rules endless = new Rules(new Patience(MINUTE, 24 * HOUR, Long.MAX_VALUE / 2));
    Verdict verdict =
        endless.after(patient, new Progress(attempts, NOON, 0), deferred(), false, NOON);
    return ((Wait) verdict).until() - NOON;
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

  private Verdict after(Order order, Progress progress, Outcome outcome, boolean calledBack) {
    return rules.after(order, progress, outcome, calledBack, NOON);
  }
}
