package io.beckon.cli.demo.play;

import io.beckon.cli.demo.act.YourJourney;
import io.beckon.cli.demo.house.House;
import io.beckon.cli.demo.view.Wrapped;
import io.beckon.cli.words.DecisionWords;
import io.beckon.cli.words.TimeWords;
import io.beckon.core.effect.JourneyRecord;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Prints the story, with the time on the shop's wall beside it. */
final class ScriptNarrator implements Narrator {

  private static final int WIDTH = 84;
  private static final String INDENT = " ".repeat(22);

  /** A script need not wait for readers; a moment lets a silence be a silence. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final House house;
  private String shownTitle = "";
  private final PrintWriter out;

  ScriptNarrator(House house, PrintWriter out) {
    this.house = house;
    this.out = out;
  }

  void act(int number, String title) {
    out.println();
    out.println("Act " + number + ": " + title);
  }

  @Override
  public void tell(String text) {
    String head = "  %-18s  ".formatted(TimeWords.dateClock(house.clock().now()));
    for (String line : Wrapped.lines(text, WIDTH - INDENT.length(), Integer.MAX_VALUE)) {
      out.println(head + line);
      head = INDENT;
    }
  }

  @Override
  public void showWhy(boolean shown) {
    YourJourney journey = YourJourney.in(house.chronicle());
    if (shown) {
      journey.records().forEach(this::explain);
      journey.elsewhere().forEach(this::explain);
    }
  }

  private void explain(JourneyRecord record) {
    String when = TimeWords.dayClock(record.decidedAt());
    out.println(INDENT + when + "  " + record.campaign() + ' ' + DecisionWords.what(record));
    for (String fact : DecisionWords.because(record)) {
      out.println(INDENT + " ".repeat(when.length() + 2) + fact);
    }
  }

  @Override
  public void show(String title, List<String> lines) {
    if (!title.equals(shownTitle) && !lines.isEmpty()) {
      out.println("    " + title);
      out.println();
      shownTitle = title;
    }
    lines.forEach(line -> out.println(("    " + line).stripTrailing()));
  }

  /** Nobody is there: the demo does it. */
  @Override
  public boolean invite(String keyDoes, Duration atMost, BooleanSupplier seen) {
    return true;
  }

  @Override
  public void pause(Duration atMost) throws InterruptedException {
    Thread.sleep(Math.min(atMost.toMillis(), LONGEST_PAUSE.toMillis()));
  }
}
