package io.beckon.cli.words;

import io.beckon.core.effect.JourneyRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was decided and why, in plain words; made of the journey record and nothing else. */
public final class DecisionWords {

  private static final long WEEK = Duration.ofDays(6).toMillis();

  /** Log time is a little behind what happens: less than this is not worth a word. */
  private static final long AT_ONCE = 1_000;

  private static final String NEVER_SENT = "messages never sent";
  private static final String UNTIL = "until";

  private DecisionWords() {}

  /** What was decided: {@code exited: goal, 2 messages never sent}. */
  public static String what(JourneyRecord record) {
    return switch (record.decision()) {
      case ENTERED -> why("entered", record);
      case RESTARTED -> why("begun anew", record);
      case ALREADY_INSIDE -> "already inside";
      case NOT_QUALIFIED -> why("not let in", record);
      case REFUSED -> why("refused", record);
      case WAITING -> "waits until " + until(record);
      case ANSWERED -> why("answered at " + record.step(), record);
      case TIMED_OUT -> why("waited in vain at " + record.step(), record);
      case BRANCHED -> "at " + record.step() + " took " + record.reason();
      case SPLIT -> "at " + record.step() + " drawn into " + record.reason();
      case SET -> why("set values at " + record.step(), record);
      case EMITTED -> why("put an event into the log at " + record.step(), record);
      case SUBSCRIPTION -> why("subscription changed", record);
      case SENT -> why("sent " + record.step(), record);
      case GHOST -> "not sent " + record.step() + ", as one of the control group";
      case PUT_OFF -> why("put off " + record.step(), record) + putOffUntil(record);
      case SKIPPED -> why("left out " + record.step(), record);
      case HELD_BACK -> why("held back " + record.step(), record);
      case CALLED_BACK ->
          "called back " + record.step() + ", unless delivered by then: " + end(record);
      case GOAL -> why("goal met", record);
      case EXITED -> "exited: " + end(record) + neverSent(record);
      case COMPLETED -> "completed";
      case MOVED -> "goes on in version " + record.version() + " at " + record.step();
      case STAYED -> why("finishes version " + record.version(), record);
      case STOPPED -> "stopped: " + record.reason() + neverSent(record);
      case BRAKED -> why("the campaign was paused", record);
    };
  }

  /** What was looked at to decide it, one fact an entry; empty where the decision says it all. */
  public static List<String> because(JourneyRecord record) {
    List<String> facts = new ArrayList<>();
    for (Map.Entry<String, String> value : record.values().entrySet()) {
      if (!value.getKey().equals(NEVER_SENT) && !value.getKey().equals(UNTIL)) {
        facts.add(value.getKey() + " = " + value.getValue());
      }
    }
    return facts;
  }

  /**
   * Of which instant it was, where that is not the one of the decision: {@code due 2025-03-01
   * 11:00:00}; empty otherwise.
   */
  public static String of(JourneyRecord record) {
    if (Math.abs(record.decidedAt() - record.dueAt()) < AT_ONCE) {
      return "";
    }
    return switch (record.decision()) {
      case WAITING -> "";
      case ENTERED,
          RESTARTED,
          ALREADY_INSIDE,
          NOT_QUALIFIED,
          REFUSED,
          ANSWERED,
          CALLED_BACK,
          GOAL,
          EXITED,
          MOVED,
          STAYED,
          STOPPED,
          BRAKED ->
          "of " + TimeWords.dateTime(record.dueAt());
      case TIMED_OUT,
          BRANCHED,
          SPLIT,
          SET,
          EMITTED,
          SUBSCRIPTION,
          SENT,
          GHOST,
          PUT_OFF,
          SKIPPED,
          HELD_BACK,
          COMPLETED ->
          "due " + TimeWords.dateTime(record.dueAt());
    };
  }

  /**
   * Whether somebody did not get something, or will not. What was called back may have arrived:
   * only delivery knows.
   */
  public static boolean isRefusalOrEnd(JourneyRecord record) {
    return switch (record.decision()) {
      case NOT_QUALIFIED, REFUSED, SKIPPED, HELD_BACK, PUT_OFF, GHOST, EXITED, STOPPED -> true;
      case ENTERED,
          ALREADY_INSIDE,
          RESTARTED,
          WAITING,
          ANSWERED,
          TIMED_OUT,
          BRANCHED,
          SPLIT,
          SET,
          EMITTED,
          SUBSCRIPTION,
          SENT,
          CALLED_BACK,
          GOAL,
          COMPLETED,
          MOVED,
          STAYED,
          BRAKED ->
          false;
    };
  }

  private static String why(String what, JourneyRecord record) {
    return record.reason().isEmpty() ? what : what + ": " + record.reason();
  }

  /** What ended it; of an exit its event or its own words. */
  private static String end(JourneyRecord record) {
    return record.reason().replaceFirst("^exit: ", "");
  }

  /** A weekday says enough within a week. */
  private static String until(JourneyRecord waiting) {
    return waiting.dueAt() - waiting.decidedAt() < WEEK
        ? TimeWords.dayClock(waiting.dueAt())
        : TimeWords.dateClock(waiting.dueAt());
  }

  /** As the record has it: an instant of ISO 8601. */
  private static String putOffUntil(JourneyRecord record) {
    String until = record.values().get(UNTIL);
    return until == null ? "" : ", until " + until;
  }

  private static String neverSent(JourneyRecord record) {
    String count = record.values().get(NEVER_SENT);
    if (count == null || count.equals("0")) {
      return "";
    }
    return ", " + count + (count.equals("1") ? " message" : " messages") + " never sent";
  }
}
