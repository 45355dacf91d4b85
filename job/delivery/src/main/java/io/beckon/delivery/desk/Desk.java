package io.beckon.delivery.desk;

import io.beckon.delivery.attempt.Route;
import io.beckon.delivery.attempt.Routes;
import io.beckon.delivery.decide.End;
import io.beckon.delivery.decide.Order;
import io.beckon.delivery.decide.Outcome;
import io.beckon.delivery.decide.Progress;
import io.beckon.delivery.decide.Verdict;
import io.beckon.delivery.decide.Verdict.Finish;
import io.beckon.delivery.decide.Verdict.Park;
import io.beckon.delivery.decide.Verdict.Wait;
import io.beckon.delivery.decide.Written;
import io.beckon.delivery.record.Entry;
import io.beckon.delivery.record.Instruction;
import io.beckon.delivery.record.Report;
import io.beckon.schemas.SendCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * What one worker does with commands: loads, asks the rules, does what they say. A command waits in
 * the state with a timer, in the queue of its lane, or is under way; of the latter two a checkpoint
 * leaves word, so that whoever restores it looks at them at once.
 */
final class Desk {

  /** An ended command is known for so long after it expired: a copy of it may yet be read. */
  static final long KEPT_MS = 7 * 86_400_000L;

  /** A look takes less than a tenth of it. */
  private static final int LOOKS_IN_A_MS = 4;

  private final DeskState state;
  private final Attempt.Desk shared;
  private final Dispatch dispatch;
  private final Routes routes;
  private final DeskMetrics metrics;
  private final LongConsumer lookAt;
  private final Endings endings;
  private final CommandReader commands = new CommandReader();
  private final Orders orders = new Orders();

  Desk(
      DeskState state,
      Attempt.Desk shared,
      Dispatch dispatch,
      Routes routes,
      DeskMetrics metrics,
      LongConsumer lookAt,
      Consumer<Report> reports) {
    this.state = state;
    this.shared = shared;
    this.dispatch = dispatch;
    this.routes = routes;
    this.metrics = metrics;
    this.lookAt = lookAt;
    this.endings = new Endings(shared.ends(), metrics, routes.coupons(), reports);
  }

  /** Takes an instruction about the current key. */
  void take(Instruction instruction, long now) throws IOException {
    Entry entry = state.entry();
    if (instruction.isCancel()) {
      cancel(instruction, entry, now);
    } else if (entry != null) {
      metrics.duplicate();
    } else {
      SendCommand command = commands.known(instruction.command());
      if (routes.of(command) instanceof Route.NotOurs) {
        metrics.notOurs();
        return;
      }
      long keepUntil = command.getExpiresAt().toEpochMilli() + KEPT_MS;
      if (now >= keepUntil) {
        // What became of it may be forgotten by now; it cannot be delivered any more.
        metrics.outdated();
        return;
      }
      Entry known =
          new Entry(
              instruction.command(),
              instruction.place(),
              Progress.fresh(now),
              false,
              null,
              keepUntil);
      state.put(known);
      resume(command, known, now);
    }
  }

  private void cancel(Instruction instruction, Entry entry, long now) throws IOException {
    if (entry == null) {
      metrics.cancelOfNothing();
    } else if (entry.hasEnded()) {
      metrics.cancelTooLate();
    } else if (dispatch.callBack(instruction.commandId())) {
      state.put(entry.withCalledBack());
    } else {
      SendCommand command = commands.known(entry.command());
      // What the ledger knows of a time before a restart is not undone by calling back.
      Optional<Verdict> recovered = recovered(command, entry, now);
      if (recovered.isPresent() && recovered.get() instanceof Wait wait) {
        entry = entry.with(wait.progress());
      }
      if (recovered.isEmpty() || recovered.get() instanceof Wait) {
        finish(
            command,
            entry,
            shared.rules().calledBack(entry.progress(), instruction.reason()),
            true,
            now);
      }
    }
  }

  /**
   * What the ledger knows wins over the state, which may be older.
   *
   * @return what to do; where that is to finish, it was done
   */
  private Optional<Verdict> recovered(SendCommand command, Entry entry, long now)
      throws IOException {
    Written said = state.takeWritten();
    if (said == null) {
      return Optional.empty();
    }
    Optional<Verdict> verdict =
        shared
            .rules()
            .recovered(orders.of(command, routes.of(command)), entry.progress(), said, now);
    if (verdict.isPresent() && verdict.get() instanceof Finish finish) {
      Entry known = entry.with(entry.progress().after(said.attempt() - 1));
      // An end that is told again is told as of when it was.
      boolean isWritten = said.end().isPresent();
      finish(command, known, finish, !isWritten, isWritten ? said.at() : now);
    }
    return verdict;
  }

  /** A timer of the current key is due. */
  void look(String commandId, long now) throws IOException {
    Entry entry = state.entry();
    if (entry == null) {
      forgetWritten(now);
    } else if (entry.hasEnded()) {
      if (now >= entry.keepUntil()) {
        state.forget();
      }
    } else if (!dispatch.has(commandId)) {
      state.unpark();
      resume(commands.known(entry.command()), entry, now);
    }
  }

  /** The ledger knows a command that has not come: a copy of it may, until then. */
  private void forgetWritten(long now) throws IOException {
    Written said = state.written();
    if (said != null) {
      long until = said.expiresAt() + KEPT_MS;
      if (now >= until) {
        state.forget();
      } else {
        lookAt.accept(until);
      }
    }
  }

  private void resume(SendCommand command, Entry entry, long now) throws IOException {
    Optional<Verdict> recovered = recovered(command, entry, now);
    Route route = routes.of(command);
    if (recovered.isPresent()) {
      if (!(recovered.get() instanceof Finish)) {
        apply(command, entry, orders.of(command, route), recovered.get(), now);
      }
    } else if (route instanceof Route.Way way) {
      admit(command, entry, way, now);
    } else {
      Finish nowhere =
          route instanceof Route.Nowhere why
              ? new Finish(End.UNDELIVERABLE, 0, why.reason(), why.text())
              // Its channel was ours when it came.
              : new Finish(
                  End.UNDELIVERABLE, 0, "no_destination", "its channel has no destination now");
      finish(command, entry, nowhere, true, now);
    }
  }

  private void admit(SendCommand command, Entry known, Route.Way way, long now) throws IOException {
    Order order = orders.of(command, way);
    Entry entry = known;
    if (known.progress().heldSince() != 0 && !shared.holds().isHeld(order.campaign(), now)) {
      entry = known.with(known.progress().letGo(now));
      state.put(entry);
    }
    Verdict verdict =
        entry.calledBack()
            ? shared.rules().calledBack(entry.progress(), "")
            : shared.rules().before(order, entry.progress(), shared.holds(), now);
    if (!(verdict instanceof Verdict.Attempt)) {
      apply(command, entry, order, verdict, now);
      return;
    }
    OptionalLong later = dispatch.ask(order, entry.progress(), command, way.carrier(), now);
    if (later.isPresent()) {
      lookAt.accept(Math.min(later.getAsLong(), order.expiresAt()));
    }
  }

  private void apply(SendCommand command, Entry entry, Order order, Verdict verdict, long now)
      throws IOException {
    if (verdict instanceof Finish finish) {
      finish(command, entry, finish, true, now);
    } else if (verdict instanceof Wait wait) {
      state.put(entry.with(wait.progress()));
      lookAt.accept(Math.min(wait.until(), order.expiresAt()));
    } else if (verdict instanceof Park park) {
      state.put(entry.with(park.progress()));
      state.park();
      lookAt.accept(order.expiresAt());
    }
  }

  private void finish(SendCommand command, Entry entry, Finish finish, boolean write, long now)
      throws IOException {
    endings.tell(command, entry, finish, write, now);
    state.put(entry.ended(finish.end(), Remainder.of(command, finish.end())));
    state.unpark();
    dispatch.leaveQueue(command.getCommandId());
    lookAt.accept(entry.keepUntil());
  }

  /** An attempt has come back. */
  void carried(Attempt attempt, Outcome outcome, long now) throws IOException {
    Order order = attempt.order();
    metrics.attempted(outcome);
    dispatch.back(attempt, outcome, now);
    state.setKey(order.commandId());
    Entry entry = state.entry();
    SendCommand command = commands.known(entry.command());
    boolean calledBack = attempt.isCalledBack() || entry.calledBack();
    Verdict verdict = shared.rules().after(order, entry.progress(), outcome, calledBack, now);
    if (verdict instanceof Finish finish) {
      finish(command, entry, finish, !(outcome instanceof Outcome.Accepted), now);
    } else {
      if (attempt.isWritten()) {
        Progress further = verdict instanceof Wait wait ? wait.progress() : entry.progress();
        shared.ledger().write(attempt.record(Written.status(outcome, further)));
      }
      apply(command, entry, order, verdict, now);
    }
    turns(now);
  }

  private void turns(long now) {
    dispatch.turns(
        commandId -> {
          state.setKey(commandId);
          try {
            look(commandId, now);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Something may be held no more. */
  void release(long now) throws Exception {
    // Spread out: they are not all looked at in one go.
    int[] looks = {0};
    state.unparkAll(commandId -> lookAt.accept(now + looks[0]++ / LOOKS_IN_A_MS));
  }

  /** For whoever restores this checkpoint: these are to be looked at. */
  void leaveWord(long now) {
    dispatch.forEach(
        commandId -> {
          state.setKey(commandId);
          lookAt.accept(now);
        });
  }
}
