package io.beckon.cli.demo.view;

import io.beckon.cli.words.DecisionWords;
import io.beckon.cli.words.TimeWords;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** The panels about you: where your journey stands, and why. */
final class YourPanels {

  private static final int BAR = 20;

  private YourPanels() {}

  /** Your latest journey: its decisions, and how long until the next message is due. */
  static Panel you(Scene scene, int width, int height, Look look) {
    List<JourneyRecord> journey = scene.you().journey();
    if (journey.isEmpty()) {
      return new Panel(
          "you",
          List.of(
              Line.of("You have left no cart yet.", Look.QUIET),
              Line.of("Press c, and you leave one behind.", Look.QUIET),
              mail(scene.mail(), width, look)));
    }
    Optional<JourneyRecord> waiting = scene.you().waiting();
    List<AttributedString> told = new ArrayList<>();
    journey.forEach(record -> told.addAll(brief(record, width - 2, look)));
    // The frame takes two lines, and what comes next has its own: the oldest decisions give way.
    int room =
        Math.max(
            1, height - 2 - (waiting.isPresent() ? 2 : 0) - 1 - scene.you().elsewhere().size());
    List<AttributedString> lines =
        new ArrayList<>(told.subList(Math.max(0, told.size() - room), told.size()));
    waiting.ifPresent(next -> lines.addAll(next(next, scene.clock().shop(), look)));
    lines.addAll(elsewhere(scene.you(), look));
    lines.add(mail(scene.mail(), width, look));
    return new Panel("you " + look.dot + ' ' + journey.get(0).campaign(), lines);
  }

  /** Where your mail is, and how much has arrived in all. */
  private static AttributedString mail(Scene.Mail mail, int width, Look look) {
    String address = look.mail + ' ' + mail.address();
    String arrived = " " + look.dot + ' ' + mail.arrived();
    String what = mail.arrived() == 1 ? " mail" : " mails";
    boolean fits = address.length() + arrived.length() + what.length() <= width - 2;
    return new Line()
        .add(address, Look.MESSAGE)
        .add(fits ? arrived + what : arrived, Look.QUIET)
        .text();
  }

  private static List<AttributedString> brief(JourneyRecord record, int width, Look look) {
    Mark mark = Mark.of(record.decision(), look);
    String head = mark.sign() + ' ';
    String when =
        (width > 50 ? TimeWords.dayClock(record.decidedAt()) : TimeWords.clock(record.decidedAt()))
            + ' ';
    int indent = head.length() + when.length();
    List<AttributedString> lines = new ArrayList<>();
    for (String part : Wrapped.lines(DecisionWords.what(record), width - indent, 2)) {
      Line line = new Line();
      if (lines.isEmpty()) {
        line.add(head, mark.style()).add(when, Look.QUIET);
      } else {
        line.add(" ".repeat(indent), Look.PLAIN);
      }
      lines.add(line.add(part, mark.style()).text());
    }
    return lines;
  }

  /** The whole trace of your latest journey with what was looked at. */
  static Panel why(Scene scene, Look look) {
    List<AttributedString> lines = new ArrayList<>();
    List<JourneyRecord> journey = scene.you().journey();
    if (journey.isEmpty()) {
      lines.add(Line.of("Nothing was decided about you yet: press c first.", Look.QUIET));
    }
    for (JourneyRecord record : journey) {
      Mark mark = Mark.of(record.decision(), look);
      Line line =
          new Line()
              .add(mark.sign() + ' ', mark.style())
              .add(TimeWords.dayClock(record.decidedAt()) + "  ", Look.QUIET)
              .add(DecisionWords.what(record), mark.style());
      if (record.dueAt() != record.decidedAt() && record.decision() != Decision.WAITING) {
        line.add("  due " + TimeWords.clock(record.dueAt()), Look.QUIET);
      }
      for (String fact : DecisionWords.because(record)) {
        line.add("  " + look.dot + ' ' + fact, Look.PLAIN);
      }
      lines.add(line.text());
    }
    lines.addAll(elsewhere(scene.you(), look));
    String id = journey.isEmpty() ? "" : ' ' + look.dot + " journey " + journey.get(0).journeyId();
    return new Panel("why" + id, lines);
  }

  private static List<AttributedString> next(JourneyRecord waiting, long now, Look look) {
    long left = waiting.dueAt() - now;
    long whole = Math.max(1, waiting.dueAt() - waiting.decidedAt());
    String words =
        left > 0
            ? "next message due in " + TimeWords.length(left)
            : "overdue by " + TimeWords.length(left) + " (shop's clock)";
    return List.of(
        Line.of(words, left > 0 ? Look.YOU : Look.NO),
        Line.of(look.bar(1 - (double) left / whole, BAR), Look.YOU));
  }

  private static List<AttributedString> elsewhere(Scene.You you, Look look) {
    return you.elsewhere().stream()
        .map(
            one ->
                Line.of(
                    look.dot + ' ' + one.campaign() + ' ' + DecisionWords.what(one), Look.QUIET))
        .toList();
  }

  /** How a decision stands out: what is in front of it, and how it is written. */
  private record Mark(String sign, AttributedStyle style) {

    static Mark of(Decision decision, Look look) {
      return switch (decision) {
        case SENT -> new Mark(look.mail, Look.MESSAGE);
        case ENTERED, RESTARTED -> new Mark(look.runs, Look.STRONG);
        case WAITING,
            ANSWERED,
            TIMED_OUT,
            BRANCHED,
            SPLIT,
            SET,
            EMITTED,
            SUBSCRIPTION,
            GHOST,
            PUT_OFF,
            MOVED,
            STAYED ->
            new Mark(look.dot, Look.QUIET);
        case GOAL, COMPLETED -> new Mark(look.yes, Look.GOOD);
        case EXITED,
            NOT_QUALIFIED,
            REFUSED,
            ALREADY_INSIDE,
            SKIPPED,
            HELD_BACK,
            CALLED_BACK,
            STOPPED,
            BRAKED ->
            new Mark(look.no, Look.NO);
      };
    }
  }
}
