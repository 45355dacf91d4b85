package io.beckon.cli.demo.view;

import io.beckon.cli.demo.seen.Counts;
import io.beckon.cli.words.TimeWords;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** The first lines: both clocks, how fast, how far behind, how much so far. */
final class Header {

  static final int HEIGHT = 3;

  private Header() {}

  static List<AttributedString> draw(Scene scene, int width, Look look) {
    return List.of(
        look.fit(shop(scene.clock(), look), width),
        look.fit(engine(scene.clock(), look), width),
        look.fit(counts(scene, width, look), width));
  }

  private static AttributedString shop(Scene.Clock clock, Look look) {
    return new Line()
        .add(" beckon ", Look.BRAND)
        .add("  shop    ", Look.QUIET)
        .add(TimeWords.dateClock(clock.shop()), Look.STRONG)
        .to(36)
        .add((clock.moving() ? look.runs : look.stands) + ' ', Look.STORY)
        .add(clock.speed(), Look.STORY)
        .to(60)
        .add("Flink ", Look.QUIET)
        .add(clock.address(), Look.MESSAGE)
        .text();
  }

  private static AttributedString engine(Scene.Clock clock, Look look) {
    Line line = new Line().to(10).add("engine  ", Look.QUIET);
    if (clock.engine().isEmpty()) {
      return line.add("has read nothing yet", Look.QUIET).text();
    }
    long engine = clock.engine().getAsLong();
    long behind = Math.max(0, clock.shop() - engine);
    AttributedStyle style = clock.silent() ? Look.ALARM : Look.STRONG;
    line.add(TimeWords.dateClock(engine), style);
    line.to(36).add(TimeWords.length(behind) + " behind", clock.silent() ? Look.NO : Look.QUIET);
    line.to(60);
    return clock.silent()
        ? line.add(" topic silent, no pulse: time stands ", Look.ALARM).text()
        : line.add(look.live, Look.GOOD).add(" topic and pulse flow", Look.QUIET).text();
  }

  private static AttributedString counts(Scene scene, int width, Look look) {
    Counts counts = scene.counts();
    Line line = new Line().to(10);
    count(line, counts.events(), "events", Look.STRONG, look);
    count(line, counts.journeys(), "journeys", Look.STRONG, look);
    count(line, counts.sends(), "sends", Look.MESSAGE, look);
    count(line, counts.exits() + counts.completed(), "ended", Look.STRONG, look);
    count(line, counts.deadLetters(), "dead letters", Look.NO, look);
    int room = Math.min(scene.pulse().length, width - line.length() - 8);
    if (room >= 12) {
      int[] latest =
          Arrays.copyOfRange(scene.pulse(), scene.pulse().length - room, scene.pulse().length);
      line.add("  " + look.chart(latest), Look.GOOD).add(" " + room + " h", Look.QUIET);
    }
    return line.text();
  }

  private static void count(Line line, long number, String what, AttributedStyle style, Look look) {
    if (line.length() > 10) {
      line.add(' ' + look.dot + ' ', Look.QUIET);
    }
    String noun = number == 1 ? what.replaceFirst("s$", "") : what;
    line.add(String.format(Locale.ROOT, "%,d", number), style).add(' ' + noun, Look.QUIET);
  }
}
