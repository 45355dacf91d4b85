package io.beckon.core.state;

import io.beckon.core.codec.ByteWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One user's run through one version of a campaign: where it stands and what it waits for. Plain
 * data; the rules are in {@code io.beckon.core.run}.
 */
public final class Journey {

  /** Bytes that the values of a journey take together. */
  public static final int VALUES_BOUND = 4 * 1024;

  private Start start;

  /** Index, in its version, of the step at which it stands. */
  private int position;

  /** {@code D} of what brought it where it stands; waits run from it. */
  private long lastDue;

  private Due wait;

  /** What came after this answers the wait for something; null where it stands at no such wait. */
  private Anchor awaitsSince;

  /** The last message it decided to send, at its {@code S}; null before any. */
  private Anchor lastSend;

  private boolean held;
  private boolean paused;
  private Due goalEnd;
  private boolean goalOpen;
  private boolean passedLastStep;
  private boolean ended;
  private List<ConditionWatch> watches = List.of();
  private final List<SentMessage> sent = new ArrayList<>();
  private Map<String, Object> matched = Map.of();
  private final Map<String, Object> values = new TreeMap<>();
  private final Map<String, String> variants = new TreeMap<>();

  /**
   * How a journey began; never changes but for its version, when the journey moves.
   *
   * @param campaign id of the campaign
   * @param version fingerprint that the journey is pinned to
   * @param journeyId its identity
   * @param per canonical value of {@code per}; null where the campaign has none
   * @param time {@code E} of the trigger, epoch milliseconds
   * @param place of the trigger in the user's log: journeys of one campaign come in this order
   * @param triggerEvent name of the trigger
   * @param trigger its properties
   */
  public record Start(
      String campaign,
      String version,
      String journeyId,
      String per,
      long time,
      long place,
      String triggerEvent,
      Map<String, Object> trigger) {}

  public Journey(Start start) {
    this.start = start;
    this.lastDue = start.time;
  }

  public Start start() {
    return start;
  }

  public int position() {
    return position;
  }

  public void moveTo(int newPosition) {
    position = newPosition;
  }

  /**
   * Goes on in another version of its campaign; what it waits for stays.
   *
   * @param newPosition index of a step in that version
   */
  public void moveTo(String version, int newPosition) {
    start =
        new Start(
            start.campaign,
            version,
            start.journeyId,
            start.per,
            start.time,
            start.place,
            start.triggerEvent,
            start.trigger);
    position = newPosition;
  }

  public long lastDue() {
    return lastDue;
  }

  public void lastDue(long due) {
    lastDue = due;
  }

  /** The wait it stands at; null where it stands at none. */
  public Due waitsFor() {
    return wait;
  }

  /** Waits for time to pass; null for not at all. */
  public void waitFor(Due due) {
    waitFor(due, null);
  }

  /**
   * Waits for something to happen.
   *
   * @param end when it has waited long enough
   * @param since what comes after this is an answer
   */
  public void waitFor(Due end, Anchor since) {
    wait = end;
    awaitsSince = since;
    held = false;
    paused = false;
  }

  /** What came after this answers the wait; null where it waits for nothing but time. */
  public Anchor awaitsSince() {
    return awaitsSince;
  }

  /** The last message it decided to send, at its {@code S}; the start before any. */
  public Anchor lastSend() {
    return lastSend == null ? new Anchor(start.time, start.place) : lastSend;
  }

  public void lastSend(Anchor moment) {
    lastSend = moment;
  }

  boolean hasSent() {
    return lastSend != null;
  }

  /** By the names of its steps, what a sequence matched that started it; never changes. */
  public Map<String, Object> matched() {
    return matched;
  }

  /** What a sequence matched, said before anything looks at the journey. */
  public void matched(Map<String, Object> events) {
    matched = events;
  }

  /** What was set on its way; a view. */
  public Map<String, Object> values() {
    return Collections.unmodifiableMap(values);
  }

  /**
   * Sets a value; null removes it.
   *
   * @return false where the values would outgrow their bound: then they stay as they were
   */
  public boolean set(String name, Object value) {
    Object before = value == null ? values.remove(name) : values.put(name, value);
    if (new ByteWriter().entries(values).toBytes().length <= VALUES_BOUND) {
      return true;
    }
    if (before == null) {
      values.remove(name);
    } else {
      values.put(name, before);
    }
    return false;
  }

  /** Values that were measured when they were set. */
  void restore(Map<String, Object> stored) {
    values.putAll(stored);
  }

  /** By the name of a split: the variant that was taken. To be added to, never taken from. */
  public Map<String, String> variants() {
    return variants;
  }

  /** The message at whose step it stands is put off; it waits there for another try. */
  public void hold(Due due) {
    waitFor(due);
    held = true;
  }

  /** The same, since the campaign is held. */
  public void pause(Due due) {
    hold(due);
    paused = true;
  }

  /** Whether its message is put off since the campaign is held. */
  public boolean isPaused() {
    return paused;
  }

  /** Whether what it waits for is another try with a message that was put off. */
  public boolean isHeld() {
    return held;
  }

  /** Whether the goal can still be met. */
  public boolean goalOpen() {
    return goalOpen;
  }

  /**
   * Opens the goal.
   *
   * @param end of its window; null where it is open as long as the journey runs
   */
  public void openGoal(Due end) {
    goalOpen = true;
    goalEnd = end;
  }

  public void closeGoal() {
    goalOpen = false;
    goalEnd = null;
  }

  public Due goalEnd() {
    return goalEnd;
  }

  /** One watch an exit condition, in the order of the file. */
  public List<ConditionWatch> watches() {
    return watches;
  }

  public void watches(List<ConditionWatch> newWatches) {
    watches = newWatches;
  }

  /**
   * Whether all its steps are done: nobody is inside. It stays for its goal, or as long as one of
   * its messages can be called back.
   */
  public boolean passedLastStep() {
    return passedLastStep;
  }

  /** All its steps are done. */
  public void passLastStep() {
    passedLastStep = true;
    waitFor(null);
    watches = List.of();
  }

  /**
   * When a journey that has passed its last step is let go: once none of its messages can be called
   * back any more. Null where it has none, or stays for its goal.
   */
  public Due letGo() {
    if (!passedLastStep || goalOpen || sent.isEmpty()) {
      return null;
    }
    long last = sent.stream().mapToLong(SentMessage::expiresAt).max().orElseThrow();
    return new Due(last, last);
  }

  public List<SentMessage> sent() {
    return sent;
  }

  /** Whether it is over and only kept until the round at hand has passed. */
  public boolean ended() {
    return ended;
  }

  public void end() {
    ended = true;
  }
}
