package io.beckon.cli.demo.seen;

import io.beckon.cli.words.DecisionWords;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * What was read back so far. Thread-safe: one thread adds, others look, and acts wait here for what
 * they expect to read.
 */
public final class Chronicle {

  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final String you;
  private final Recent<SeenEvent> events = new Recent<>();
  private final Recent<SeenSend> latestSends = new Recent<>();
  private final Recent<JourneyRecord> refusals = new Recent<>();
  private final List<SeenSend> sends = new ArrayList<>();
  private final List<JourneyRecord> yourTrace = new ArrayList<>();
  private final List<SeenEvent> yourEvents = new ArrayList<>();
  private final Map<Decision, Long> decisions = new EnumMap<>(Decision.class);
  private final Map<String, String> names = new HashMap<>();
  private final Map<Long, Integer> eventsByHour = new HashMap<>();
  private final Map<String, JourneyRecord> firstSent = new HashMap<>();
  private long eventCount;
  private long cancels;
  private long deadLetters;
  private long latestDecision = Long.MIN_VALUE;

  /**
   * Starts empty.
   *
   * @param you the user whose journeys are kept whole
   */
  public Chronicle(String you) {
    this.you = you;
  }

  public synchronized void add(SeenEvent event) {
    eventCount++;
    eventsByHour.merge(Math.floorDiv(event.logTime(), HOUR), 1, Integer::sum);
    if (event.name().equals(Event.IDENTIFY_NAME)) {
      String name = (event.text("firstName") + ' ' + event.text("lastName")).strip();
      names.put(event.userId(), name.isEmpty() ? event.userId() : name);
    } else {
      events.add(event);
    }
    if (event.userId().equals(you)) {
      yourEvents.add(event);
    }
    notifyAll();
  }

  public synchronized void add(SeenSend send) {
    sends.add(send);
    latestSends.add(send);
    notifyAll();
  }

  public synchronized void add(JourneyRecord decision) {
    decisions.merge(decision.decision(), 1L, Long::sum);
    latestDecision = Math.max(latestDecision, decision.decidedAt());
    if (DecisionWords.isRefusalOrEnd(decision)) {
      refusals.add(decision);
    }
    if (decision.decision() == Decision.SENT) {
      firstSent.putIfAbsent(decision.version(), decision);
    }
    if (decision.userId().equals(you)) {
      yourTrace.add(decision);
    }
    notifyAll();
  }

  public synchronized void addCancel() {
    cancels++;
  }

  public synchronized void addDeadLetter() {
    deadLetters++;
    notifyAll();
  }

  public synchronized List<SeenEvent> events(int count) {
    return events.newest(count);
  }

  public synchronized List<SeenSend> sends(int count) {
    return latestSends.newest(count);
  }

  public synchronized List<JourneyRecord> refusals(int count) {
    return refusals.newest(count);
  }

  /** Every send command, in the order read. */
  public synchronized List<SeenSend> allSends() {
    return List.copyOf(sends);
  }

  /** Every decision about you, in the order read. */
  public synchronized List<JourneyRecord> yourTrace() {
    return List.copyOf(yourTrace);
  }

  /** Everything that you did and that was told about you, in the order read. */
  public synchronized List<SeenEvent> yourEvents() {
    return List.copyOf(yourEvents);
  }

  /** The first message that was read of a version of a campaign. */
  public synchronized Optional<JourneyRecord> firstSent(String version) {
    return Optional.ofNullable(firstSent.get(version));
  }

  /** The latest log time at which anything was decided; the smallest number before that. */
  public synchronized long latestDecision() {
    return latestDecision;
  }

  /** What a user is called; the id where nobody said. */
  public synchronized String name(String userId) {
    return names.getOrDefault(userId, userId);
  }

  /** Events in each of the hours up to this instant, the oldest first. */
  public synchronized int[] eventsByHour(long until, int hours) {
    int[] counts = new int[hours];
    long last = Math.floorDiv(until, HOUR);
    for (int i = 0; i < hours; i++) {
      counts[i] = eventsByHour.getOrDefault(last - hours + 1 + i, 0);
    }
    return counts;
  }

  public synchronized Counts counts() {
    return new Counts(
        eventCount,
        count(Decision.ENTERED) + count(Decision.RESTARTED),
        sends.size(),
        cancels,
        count(Decision.NOT_QUALIFIED),
        count(Decision.REFUSED),
        count(Decision.SKIPPED),
        count(Decision.HELD_BACK),
        count(Decision.GOAL),
        count(Decision.EXITED),
        count(Decision.COMPLETED),
        deadLetters);
  }

  /**
   * Waits until something was read.
   *
   * @param what it is, for the message when it does not come
   * @throws TimeoutException when it was not read in this time
   */
  public synchronized void await(String what, Duration longest, Predicate<Chronicle> read)
      throws InterruptedException, TimeoutException {
    long end = System.nanoTime() + longest.toNanos();
    while (!read.test(this)) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new TimeoutException(
            "Not read back from Kafka within " + longest.toSeconds() + " s: " + what);
      }
      wait(left);
    }
  }

  private long count(Decision decision) {
    return decisions.getOrDefault(decision, 0L);
  }
}
