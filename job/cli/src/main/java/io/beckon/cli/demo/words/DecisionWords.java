package io.beckon.cli.demo.words;

import io.beckon.cli.demo.seen.SeenDecision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was decided and why, in plain words; made of the journey record and nothing else. */
public final class DecisionWords {

  private static final long WEEK = Duration.ofDays(6).toMillis();
  private static final String NEVER_SENT = "messages never sent";

  private DecisionWords() {}

  /** What was decided: {@code exited: goal, 2 messages never sent}. */
  public static String what(SeenDecision record) {
    return switch (record.decision()) {
      case ENTERED -> "entered";
      case RESTARTED -> "begun anew";
      case ALREADY_INSIDE -> "already inside";
      case NOT_QUALIFIED -> "not let in: " + record.reason();
      case REFUSED -> "refused: " + record.reason();
      case WAITING -> "waits until " + until(record);
      case ANSWERED -> "answered " + record.step() + ": " + record.reason();
      case TIMED_OUT -> "waited in vain at " + record.step();
      case BRANCHED, SPLIT -> "at " + record.step() + " took " + record.reason();
      case SET -> "set " + record.reason();
      case EMITTED -> "put " + record.reason() + " into the log";
      case SUBSCRIPTION -> "subscription: " + record.reason();
      case SENT -> "sent " + record.step();
      case GHOST -> "would have been sent " + record.step() + ", but for the control group";
      case PUT_OFF -> "put off " + record.step() + ": " + record.reason();
      case SKIPPED -> "left out " + record.step() + ": " + record.reason();
      case HELD_BACK -> "held back " + record.step() + ": " + record.reason();
      case GOAL -> "goal met: " + record.reason();
      case EXITED -> "exited: " + record.reason().replaceFirst("^exit: ", "") + neverSent(record);
      case COMPLETED -> "completed";
    };
  }

  /** What was looked at to decide it, one fact an entry; empty where the decision says it all. */
  public static List<String> because(SeenDecision record) {
    List<String> facts = new ArrayList<>();
    for (Map.Entry<String, String> value : record.values().entrySet()) {
      if (!value.getKey().equals(NEVER_SENT)) {
        facts.add(value.getKey() + " = " + value.getValue());
      }
    }
    return facts;
  }

  /** A weekday says enough within a week. */
  private static String until(SeenDecision waiting) {
    return waiting.dueAt() - waiting.decidedAt() < WEEK
        ? TimeWords.dayClock(waiting.dueAt())
        : TimeWords.dateClock(waiting.dueAt());
  }

  private static String neverSent(SeenDecision record) {
    String count = record.values().get(NEVER_SENT);
    if (count == null || count.equals("0")) {
      return "";
    }
    return ", " + count + (count.equals("1") ? " message" : " messages") + " never sent";
  }
}
