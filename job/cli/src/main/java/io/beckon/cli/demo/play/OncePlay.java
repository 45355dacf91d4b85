package io.beckon.cli.demo.play;

import io.beckon.cli.demo.act.Act;
import io.beckon.cli.demo.house.House;
import io.beckon.cli.demo.oracle.Comparison;
import io.beckon.cli.demo.oracle.Oracle;
import io.beckon.cli.demo.seen.Counts;
import io.beckon.cli.demo.seen.Deliveries;
import io.beckon.cli.demo.seen.SeenSend;
import io.beckon.cli.demo.seen.Tally;
import io.beckon.cli.demo.words.EndWords;
import io.beckon.cli.words.TimeWords;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Plays all acts by script, lets the shop run on, holds every send against the oracle's, and counts
 * what was delivered.
 */
public final class OncePlay {

  private static final Duration MORNING = Duration.ofHours(2);

  /** The campaign with the longest breath sends sixty days after an order; an act took fourteen. */
  private static final Duration RUNS_ON = Duration.ofDays(50);

  /** Nobody has to be able to follow the clock. */
  private static final double SCRIPT_PACE = 2.5;

  private static final Duration TO_DELIVER = Duration.ofMinutes(3);

  private static final int SHOWN_DIFFERENCES = 40;

  private final House house;
  private final PrintWriter out;
  private final long started = System.nanoTime();

  public OncePlay(House house, PrintWriter out) {
    this.house = house;
    this.out = out;
  }

  /**
   * Plays, and says whether the engine and the oracle agree, nothing was lost and nothing came
   * twice.
   */
  public boolean play() throws Exception {
    ScriptNarrator narrator = new ScriptNarrator(house, out);
    HouseStage stage = new HouseStage(house, narrator, SCRIPT_PACE);
    narrator.tell("The shop opens. You are one of its shoppers.");
    stage.travel(stage.now() + MORNING.toMillis(), Duration.ofSeconds(8));
    int number = 1;
    for (Act act : Act.ALL) {
      narrator.act(number++, act.title());
      act.play(stage);
    }
    out.println();
    narrator.tell("The shop runs on for %s.".formatted(TimeWords.length(RUNS_ON.toMillis())));
    stage.travel(stage.now() + RUNS_ON.toMillis(), Duration.ofSeconds(35));
    narrator.tell("The log ends; the engine decides what is due, and commits it.");
    long end = house.finish();
    narrator.tell(
        "What was ordered is delivered, or was called back in time: days pass in the shop while a mail is made.");
    Tally mail = delivered();
    Comparison comparison =
        Comparison.of(
            Oracle.sends(house.feeder().written(), house.workbench().inForceFrom(), end),
            house.chronicle().allSends());
    summary(comparison);
    summary(mail);
    return comparison.agrees() && mail.kept() && mail.completes(ordered());
  }

  /** Every command has an end, or what came of them when patience was over. */
  private Tally delivered() throws InterruptedException {
    Deliveries deliveries = house.mail().deliveries();
    return deliveries
        .await(TO_DELIVER, tally -> tally.ordered() >= ordered() && tally.open() == 0)
        .orElseGet(deliveries::tally);
  }

  private int ordered() {
    return house.chronicle().allSends().size();
  }

  private void summary(Tally mail) {
    out.println();
    line("ordered", mail.ordered());
    mail.ends().forEach((end, count) -> line("  " + EndWords.of(end), count));
    if (mail.open() > 0) {
      line("  no end yet", mail.open());
    }
    line("mails arrived", mail.arrived());
    if (mail.unknown() > 0) {
      line("  of the unknown", mail.unknownArrived());
    }
    out.println();
    out.printf(Locale.ROOT, "Delivery: lost %d, twice %d.%n", mail.lost(), mail.twice());
    if (!mail.completes(ordered())) {
      out.println("Delivery is not done with all of them, or some were refused.");
    }
  }

  private void summary(Comparison comparison) {
    Counts counts = house.chronicle().counts();
    out.println();
    line("events", counts.events());
    line("dead letters", counts.deadLetters());
    line("journeys started", counts.journeys());
    line("sends", counts.sends());
    house.chronicle().allSends().stream()
        .collect(Collectors.groupingBy(SeenSend::template, TreeMap::new, Collectors.counting()))
        .forEach((template, count) -> line("  " + template, count));
    line("called back", counts.cancels());
    line("not let in", counts.notQualified());
    line("refused", counts.refused());
    line("left out", counts.skipped());
    line("held back", counts.heldBack());
    line("goals met", counts.goals());
    line("exits", counts.exits());
    line("completed", counts.completed());
    line("seconds", (System.nanoTime() - started) / 1_000_000_000);
    out.println();
    if (comparison.agrees()) {
      out.printf(
          Locale.ROOT,
          "Oracle and engine agree: %,d sends, to the millisecond, each id once.%n",
          comparison.expected());
      return;
    }
    out.printf(
        Locale.ROOT,
        "Oracle and engine differ: %,d sends expected, %,d differences.%n",
        comparison.expected(),
        comparison.differences().size());
    comparison.differences().stream()
        .limit(SHOWN_DIFFERENCES)
        .forEach(difference -> out.println("  " + difference));
  }

  private void line(String what, long number) {
    out.printf(Locale.ROOT, "  %-22s %,9d%n", what, number);
  }
}
