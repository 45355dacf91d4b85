package io.beckon.core.scenario;

import io.beckon.core.effect.CancelCommand;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.SendCommand;
import io.beckon.core.scenario.Expectation.Detail;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One decision of the engine, in the words in which a scenario expects it.
 *
 * @param at {@code D}; for a {@link Kind#CANCELLED} message {@code S}
 * @param decided {@code S}
 * @param kind what was decided
 * @param names by which an author may call what it is about; the first is shown
 * @param user whom it concerns
 * @param details what else is known of it
 */
public record Outcome(
    long at, long decided, Kind kind, Set<String> names, String user, Map<Detail, String> details) {

  /** What can be expected; the words are those of a scenario file. */
  public enum Kind {
    SEND,
    CANCELLED,
    ENTERED,
    ALREADY_INSIDE,
    RESTARTED,
    NOT_QUALIFIED,
    REFUSED,
    WAITING,
    ANSWERED,
    TIMED_OUT,
    BRANCHED,
    SPLIT,
    SET,
    EMITTED,
    SUBSCRIPTION,
    SKIPPED,
    GHOST,
    PUT_OFF,
    HELD_BACK,
    GOAL,
    EXITED,
    COMPLETED,
    MOVED,
    STAYED,
    STOPPED,
    BRAKED;

    /** As it is written in a scenario: {@code held_back}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is about a message and goes to somebody. */
    boolean isMessage() {
      return this == SEND;
    }

    static Optional<Kind> of(String word) {
      return List.of(values()).stream().filter(kind -> kind.word().equals(word)).findFirst();
    }
  }

  /** Of an effect; empty for the record of what a command says already. */
  static Optional<Outcome> of(Effect effect) {
    if (effect instanceof SendCommand send) {
      return Optional.of(
          new Outcome(
              send.dueAt(),
              send.decidedAt(),
              Kind.SEND,
              names(send.template(), send.step()),
              send.userId(),
              Map.of(
                  Detail.CAMPAIGN, send.campaign(),
                  Detail.STEP, send.step(),
                  Detail.CHANNEL, send.channel())));
    }
    if (effect instanceof CancelCommand cancel) {
      return Optional.of(
          new Outcome(
              cancel.decidedAt(),
              cancel.decidedAt(),
              Kind.CANCELLED,
              names(cancel.step()),
              cancel.userId(),
              Map.of(
                  Detail.CAMPAIGN, cancel.campaign(),
                  Detail.STEP, cancel.step(),
                  Detail.REASON, cancel.reason())));
    }
    if (!(effect instanceof JourneyRecord record)) {
      // What goes back into the log is told by its record, what is set aside is no decision.
      return Optional.empty();
    }
    boolean told = record.decision() == Decision.SENT || record.decision() == Decision.CALLED_BACK;
    return told ? Optional.empty() : Optional.of(of(record));
  }

  private static Outcome of(JourneyRecord record) {
    return new Outcome(
        record.dueAt(),
        record.decidedAt(),
        kind(record.decision()),
        names(subject(record)),
        record.userId(),
        Map.of(
            Detail.CAMPAIGN, record.campaign(),
            Detail.STEP, record.step(),
            Detail.REASON, record.reason()));
  }

  /** What tells most about such a decision: why an end, which step, else which campaign. */
  private static String subject(JourneyRecord record) {
    return switch (record.decision()) {
      case REFUSED, GOAL, EXITED -> record.reason();
      case WAITING,
          ANSWERED,
          TIMED_OUT,
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
          CALLED_BACK ->
          record.step();
      case ENTERED,
          ALREADY_INSIDE,
          RESTARTED,
          NOT_QUALIFIED,
          COMPLETED,
          MOVED,
          STAYED,
          STOPPED,
          BRAKED ->
          record.campaign();
    };
  }

  private static Kind kind(Decision decision) {
    return switch (decision) {
      case ENTERED -> Kind.ENTERED;
      case ALREADY_INSIDE -> Kind.ALREADY_INSIDE;
      case RESTARTED -> Kind.RESTARTED;
      case NOT_QUALIFIED -> Kind.NOT_QUALIFIED;
      case REFUSED -> Kind.REFUSED;
      case WAITING -> Kind.WAITING;
      case ANSWERED -> Kind.ANSWERED;
      case TIMED_OUT -> Kind.TIMED_OUT;
      case BRANCHED -> Kind.BRANCHED;
      case SPLIT -> Kind.SPLIT;
      case SET -> Kind.SET;
      case EMITTED -> Kind.EMITTED;
      case SUBSCRIPTION -> Kind.SUBSCRIPTION;
      case GHOST -> Kind.GHOST;
      case PUT_OFF -> Kind.PUT_OFF;
      case SENT -> Kind.SEND;
      case SKIPPED -> Kind.SKIPPED;
      case HELD_BACK -> Kind.HELD_BACK;
      case CALLED_BACK -> Kind.CANCELLED;
      case GOAL -> Kind.GOAL;
      case EXITED -> Kind.EXITED;
      case COMPLETED -> Kind.COMPLETED;
      case MOVED -> Kind.MOVED;
      case STAYED -> Kind.STAYED;
      case STOPPED -> Kind.STOPPED;
      case BRAKED -> Kind.BRAKED;
    };
  }

  private static Set<String> names(String... names) {
    return new LinkedHashSet<>(List.of(names));
  }
}
