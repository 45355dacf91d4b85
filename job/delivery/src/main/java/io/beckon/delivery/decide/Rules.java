package io.beckon.delivery.decide;

import io.beckon.delivery.decide.Outcome.Accepted;
import io.beckon.delivery.decide.Outcome.Deferred;
import io.beckon.delivery.decide.Outcome.Refused;
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
import java.util.Optional;

/**
 * What becomes of a command. A function of what is said here and nothing else.
 *
 * <p>The promise: a command that is not repeatable is accepted at most once, whatever fails when.
 * Where a message was handed over and no answer came, only a repeatable one is tried again.
 */
public final class Rules {

  /** A ledger that cannot be written is tried again after so long. */
  private static final long UNWRITTEN_PAUSE = 5_000;

  /** What may not have been read yet is asked for again after so long. */
  private static final long UNREAD_PAUSE = 1_000;

  private static final String QUIET_HOURS = "quiet_hours";

  private final Patience patience;
  private final QuietHours quietHours;

  /** Rules without quiet hours. */
  public Rules(Patience patience) {
    this(patience, QuietHours.NONE);
  }

  public Rules(Patience patience, QuietHours quietHours) {
    this.patience = patience;
    this.quietHours = quietHours;
  }

  /**
   * Before an attempt, and again at the last moment before the message is handed over.
   *
   * @param holds what is held
   * @param now epoch milliseconds
   */
  public Verdict before(Order order, Progress progress, Holds holds, long now) {
    if (now >= order.expiresAt()) {
      return over(progress);
    }
    if (holds.isHeld(order.campaign(), now)) {
      return new Park(progress.held(now));
    }
    if (now < progress.notBefore()) {
      return new Wait(progress.notBefore(), progress);
    }
    return quietHours
        .at(now, order.addressee())
        .map(quiet -> quiet.dropped() ? dropped(progress) : putOff(progress, now, quiet.until()))
        .orElseGet(Attempt::new);
  }

  /**
   * After an attempt.
   *
   * @param calledBack whether the command was called back while it was under way
   */
  public Verdict after(
      Order order, Progress progress, Outcome outcome, boolean calledBack, long now) {
    if (outcome instanceof Accepted accepted) {
      return new Finish(End.ACCEPTED, accepted.code(), "", "");
    } else if (outcome instanceof Refused refused) {
      return Finish.refused(refused);
    } else if (outcome instanceof Unfit unfit) {
      return new Finish(End.UNDELIVERABLE, 0, unfit.reason(), unfit.text());
    } else if (outcome instanceof Unanswered unanswered && !order.repeatable()) {
      return new Finish(End.UNKNOWN, unanswered.reason());
    }
    boolean silent = outcome instanceof Unanswered;
    if (calledBack) {
      return calledBack(silent ? progress.failed(true) : progress, "");
    } else if (outcome instanceof Withheld) {
      return new Wait(now, progress.begunInVain());
    } else if (outcome instanceof Unwritten) {
      return wait(order, progress.begunInVain(), now, UNWRITTEN_PAUSE);
    } else if (outcome instanceof Unready) {
      return notReady(order, progress, now);
    } else if (outcome instanceof Unread) {
      return putOff(progress, now, now + UNREAD_PAUSE);
    }
    Progress failed = progress.failed(silent);
    long asked = outcome instanceof Deferred deferred ? deferred.retryAfter() : 0;
    long pause = patience.pause(order.commandId(), failed.failures());
    return wait(order, failed, now, Math.max(pause, Math.min(asked, patience.longest())));
  }

  /**
   * What becomes of a command that is called back while nothing of it is under way.
   *
   * @param reason why, in a word
   */
  public Finish calledBack(Progress progress, String reason) {
    return progress.unanswered()
        ? unknown("called_back", "called back before it was repeated")
        : new Finish(End.CANCELLED, reason);
  }

  /**
   * After a failure of ours: what the ledger says of a command whose own state may be older.
   *
   * @return empty where the ledger says nothing that was not known
   */
  public Optional<Verdict> recovered(Order order, Progress progress, Written written, long now) {
    Optional<End> end = written.end();
    if (end.isPresent()) {
      return Optional.of(new Finish(end.get(), written.code(), written.reason(), ""));
    }
    if (written.attempt() <= progress.attempts()) {
      return Optional.empty();
    }
    Progress before = progress.after(written.attempt() - 1).waitingUntil(0);
    boolean silent = written.status().equals(Written.UNANSWERED) && order.repeatable();
    if (silent || written.status().equals(Written.DEFERRED)) {
      Progress failed = before.failed(silent);
      long pause = patience.pause(order.commandId(), failed.failures());
      return Optional.of(wait(order, failed, Math.max(written.at(), 0), pause));
    } else if (written.status().equals(Written.WITHHELD)) {
      return Optional.of(new Wait(now, before.begunInVain()));
    }
    return Optional.of(after(order, before, new Unanswered("restart"), false, now));
  }

  private Verdict wait(Order order, Progress progress, long now, long pause) {
    long at = now + pause;
    if (at >= order.expiresAt() || at > progress.since() + patience.whole()) {
      return over(progress);
    }
    return new Wait(at, progress.waitingUntil(at));
  }

  /** Its pauses shrink again before it expires: it is looked at as long as it may go out. */
  private Verdict notReady(Order order, Progress progress, long now) {
    if (now >= order.expiresAt()) {
      return over(progress);
    }
    long pause = patience.again(order.commandId(), progress.inVain());
    long half = Math.max(UNREAD_PAUSE, (order.expiresAt() - now) / 2);
    return putOff(progress.begunInVain(), now, now + Math.min(pause, half));
  }

  /** It waits, and nothing failed: the time is no part of that for which it is tried. */
  private static Verdict putOff(Progress progress, long now, long until) {
    return new Wait(until, progress.putOff(now, until));
  }

  /** It is called back, by the policy. */
  private static Verdict dropped(Progress progress) {
    return progress.unanswered()
        ? unknown(QUIET_HOURS, "left out by quiet hours before it was repeated")
        : new Finish(End.CANCELLED, QUIET_HOURS);
  }

  private static Verdict over(Progress progress) {
    if (progress.unanswered()) {
      return unknown("time_is_over", "its time was over before it was repeated");
    }
    return progress.failures() == 0
        ? new Finish(End.EXPIRED, "expired")
        : new Finish(End.GIVEN_UP, "time_is_over");
  }

  /** It may have been delivered. */
  private static Finish unknown(String reason, String text) {
    return new Finish(End.UNKNOWN, 0, reason, "handed over without an answer, and " + text);
  }
}
