package io.beckon.cli.demo.view;

import io.beckon.cli.demo.seen.SeenEvent;
import io.beckon.cli.demo.seen.SeenSend;
import io.beckon.cli.demo.shop.You;
import io.beckon.cli.demo.words.EventWords;
import io.beckon.cli.words.DecisionWords;
import io.beckon.cli.words.TimeWords;
import io.beckon.core.effect.JourneyRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** The three panels about everybody, and the one that an act puts in place of all. */
final class Panels {

  private Panels() {}

  static Panel events(Scene scene, int width, Look look) {
    int who = width > 60 ? 18 : 13;
    List<AttributedString> lines = new ArrayList<>();
    for (SeenEvent event : scene.events()) {
      lines.add(
          new Line()
              .add(TimeWords.clock(event.logTime()) + ' ', Look.QUIET)
              .column(who(event, scene), who, person(event.userId()))
              .add(" " + look.plain(EventWords.of(event)), style(event))
              .text());
    }
    return new Panel("what happens", lines);
  }

  static Panel sends(Scene scene, int width, Look look) {
    // The day is shown where there is room for it.
    boolean days = width > 62;
    int when = days ? 12 : 8;
    int who = days ? 18 : 14;
    int what = Math.max(10, width - 2 - 2 * (when + 1) - who - 3);
    List<AttributedString> lines = new ArrayList<>();
    lines.add(
        new Line()
            .column("  message", what + 2, Look.QUIET)
            .column("to", who + 1, Look.QUIET)
            .column("due", when + 1, Look.QUIET)
            .column("decided", when, Look.QUIET)
            .text());
    for (SeenSend send : scene.sends()) {
      lines.add(
          new Line()
              .add(look.mail + ' ', Look.MESSAGE)
              .column(send.template(), what - 1, Look.MESSAGE)
              .add(" ", Look.PLAIN)
              .column(scene.names().apply(send.userId()), who, person(send.userId()))
              .add(" " + when(send.dueAt(), days), Look.QUIET)
              .add(" " + when(send.decidedAt(), days), Look.PLAIN)
              .text());
    }
    return new Panel("who gets what", lines);
  }

  static Panel refusals(Scene scene, int width, Look look) {
    int who = width > 70 ? 18 : 12;
    List<AttributedString> lines = new ArrayList<>();
    for (JourneyRecord record : scene.refusals()) {
      Line line =
          new Line()
              .add(TimeWords.clock(record.decidedAt()) + ' ', Look.QUIET)
              .column(scene.names().apply(record.userId()), who, person(record.userId()))
              .add(" " + DecisionWords.what(record), Look.NO);
      // What was asked last comes first: where there is little room it says the most.
      List<String> facts = new ArrayList<>(DecisionWords.because(record));
      Collections.reverse(facts);
      facts.forEach(fact -> line.add(" " + look.dot + ' ' + fact, Look.PLAIN));
      line.add(" " + look.dot + ' ' + record.campaign(), Look.QUIET);
      lines.add(line.text());
    }
    return new Panel("held back, refused, ended - and why", lines);
  }

  /** What an act shows as it is; where a caret stands matters. */
  static Panel board(Scene.Board board, Look look) {
    return new Panel(
        board.title(),
        board.lines().stream()
            .map(
                line ->
                    Line.of(look.plain(line), line.strip().startsWith("^") ? Look.NO : Look.PLAIN))
            .toList());
  }

  private static String when(long instant, boolean days) {
    return days ? TimeWords.dayClock(instant) : TimeWords.clock(instant);
  }

  /** Events of things are nobody's. */
  private static String who(SeenEvent event, Scene scene) {
    return event.userId().isEmpty() ? "(a thing)" : scene.names().apply(event.userId());
  }

  private static AttributedStyle person(String userId) {
    return userId.equals(You.USER_ID) ? Look.YOU : Look.STRONG;
  }

  private static AttributedStyle style(SeenEvent event) {
    return switch (event.name()) {
      case "order_placed" -> Look.MONEY;
      case "signed_up" -> Look.GOOD;
      case "price_dropped" -> Look.STORY;
      case "cart_item_added" -> Look.PLAIN;
      default -> Look.QUIET;
    };
  }
}
