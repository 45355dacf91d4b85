package io.beckon.delivery.desk;

import io.beckon.delivery.attempt.GoAhead;
import io.beckon.delivery.decide.Holds;
import io.beckon.delivery.decide.Order;
import io.beckon.delivery.decide.Progress;
import io.beckon.delivery.decide.Rules;
import io.beckon.delivery.decide.Verdict;
import io.beckon.delivery.decide.Written;
import io.beckon.delivery.ledger.Ledger;
import io.beckon.schemas.DeliveryRecord;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * One attempt under way. The desk may call it back from its own thread at any time; who carries it
 * hears of that when it asks for the go-ahead.
 *
 * <p>The go-ahead is given when the ledger holds it: from then on the message counts as handed over
 * until something else is written.
 */
final class Attempt implements GoAhead {

  private static final long PATIENCE_S = 25;

  /** What an attempt needs of its desk. */
  record Desk(Ledger ledger, EndWrites ends, Rules rules, Holds holds, LongSupplier clock) {}

  private final Order order;
  private final Progress progress;
  private final Desk desk;
  private final long startedAt;

  private volatile boolean calledBack;
  private volatile boolean deskClosed;
  private volatile boolean written;
  private volatile boolean given;
  private volatile Map<Integer, Long> begun = Map.of();

  /** Of the thread that carries it alone; null before it was begun. */
  private CompletableFuture<Void> writing;

  Attempt(Order order, Progress progress, Desk desk, long now) {
    this.order = order;
    this.progress = progress;
    this.desk = desk;
    this.startedAt = now;
  }

  Order order() {
    return order;
  }

  long startedAt() {
    return startedAt;
  }

  /** Which attempt it is, from 1. */
  int number() {
    return progress.attempts() + 1;
  }

  void callBack() {
    calledBack = true;
  }

  boolean isCalledBack() {
    return calledBack;
  }

  /** No more go-aheads; what was given stands. */
  void closeDesk() {
    deskClosed = true;
  }

  /** Whether the ledger may hold that it was begun. */
  boolean isWritten() {
    return written;
  }

  /** Whether the message may have been handed over. */
  boolean isGiven() {
    return given;
  }

  /**
   * Before which offsets of the ledger, by partition, nothing of it stands; empty where it was not
   * begun. It is known before anything is written, so that no checkpoint can fall between.
   */
  Map<Integer, Long> begun() {
    return begun;
  }

  @Override
  public void begin() {
    if (writing == null && !deskClosed && mayGo()) {
      begun = desk.ledger().ends();
      written = true;
      writing = desk.ledger().write(record(Written.ATTEMPTING));
    }
  }

  @Override
  public Answer ask() throws InterruptedException {
    if (deskClosed) {
      return Answer.UNWRITTEN;
    }
    begin();
    if (writing == null) {
      return Answer.WITHHELD;
    }
    try {
      writing.get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return Answer.UNWRITTEN;
    }
    if (deskClosed) {
      return Answer.UNWRITTEN;
    }
    // A hold or a cancel that came while the ledger was written still counts.
    given = mayGo();
    return given ? Answer.GO : Answer.WITHHELD;
  }

  private boolean mayGo() {
    long now = desk.clock().getAsLong();
    return !calledBack
        && desk.rules().before(order, progress, desk.holds(), now) instanceof Verdict.Attempt;
  }

  /** What the ledger is to hold of it. */
  DeliveryRecord record(String status) {
    return new DeliveryRecord(
        order.commandId(),
        status,
        number(),
        Instant.ofEpochMilli(desk.clock().getAsLong()),
        Instant.ofEpochMilli(order.expiresAt()),
        0,
        "",
        order.campaign());
  }
}
