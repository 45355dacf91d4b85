package io.beckon.cli.demo.seen;

import io.beckon.delivery.decide.End;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Every command that delivery was given, what the ledger says of it, and how often it arrived: read
 * from three sides that do not know of each other. Thread-safe.
 */
public final class Deliveries {

  private static final Set<String> ENDS =
      Arrays.stream(End.values()).map(End::word).collect(Collectors.toSet());

  private final Map<String, Command> commands = new LinkedHashMap<>();
  private long told;

  private static final class Command {
    private boolean ordered;
    private String status = "";
    private String reason = "";
    private int arrived;

    boolean isOpen() {
      return !ENDS.contains(status);
    }

    /** Who cannot be reached, and why, is worth a line of its own. */
    String end() {
      return status.equals(End.UNDELIVERABLE.word()) ? status + ": " + reason : status;
    }

    boolean isUnknown() {
      return status.equals(End.UNKNOWN.word());
    }

    /** Accepted says that it arrived; every other end that it did not, or that nobody knows. */
    boolean isListed() {
      return !isOpen() && !status.equals(End.ACCEPTED.word());
    }

    /** Whether the ledger says that it did not arrive. */
    boolean isDenied() {
      return isListed() && !isUnknown();
    }
  }

  /** A command was given to delivery. */
  public synchronized void ordered(String commandId) {
    of(commandId).ordered = true;
    tell();
  }

  /** The ledger says how far a command has come, and why; what it says last counts. */
  public synchronized void written(String commandId, String status, String reason) {
    Command command = of(commandId);
    command.status = status;
    command.reason = reason;
    tell();
  }

  /** A message is in the inbox. */
  public synchronized void arrived(String commandId) {
    of(commandId).arrived++;
    tell();
  }

  private Command of(String commandId) {
    return commands.computeIfAbsent(commandId, id -> new Command());
  }

  /** Counts; mails that nobody ordered are left out. */
  public synchronized Tally tally() {
    List<Command> all = commands.values().stream().filter(one -> one.ordered).toList();
    Map<String, Integer> ends = new TreeMap<>();
    all.stream()
        .filter(Predicate.not(Command::isOpen))
        .forEach(one -> ends.merge(one.end(), 1, Integer::sum));
    return new Tally(
        all.size(),
        count(all, Command::isOpen),
        count(all, one -> one.isOpen() && one.arrived > 0),
        ends,
        count(all, one -> one.arrived > 0),
        count(all, Command::isUnknown),
        count(all, one -> one.isUnknown() && one.arrived > 0),
        count(all, one -> one.arrived == 0 ? !one.isListed() : one.isDenied()),
        count(all, one -> one.arrived > 1));
  }

  private static int count(List<Command> commands, Predicate<Command> which) {
    return (int) commands.stream().filter(which).count();
  }

  /**
   * Waits until it has come so far; empty where it has not in this time.
   *
   * @param far is asked without a lock: it may look at what others hold who tell of a delivery
   */
  public Optional<Tally> await(Duration longest, Predicate<Tally> far) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (true) {
      long known = told();
      Tally tally = tally();
      if (far.test(tally)) {
        return Optional.of(tally);
      } else if (!isToldMore(known, end)) {
        return Optional.empty();
      }
    }
  }

  private synchronized void tell() {
    told++;
    notifyAll();
  }

  private synchronized long told() {
    return told;
  }

  /** Waits until something was told that was not known; no longer than until the end. */
  private synchronized boolean isToldMore(long known, long end) throws InterruptedException {
    while (told == known) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
