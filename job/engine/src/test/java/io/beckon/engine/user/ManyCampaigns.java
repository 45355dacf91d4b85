package io.beckon.engine.user;

import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.time.TimeRules;
import io.beckon.engine.record.CampaignChange;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What an event costs where few campaigns are published and where many are, of which as many care
 * about it; and where those that care are sequences, against single events. CPU time of the thread
 * that runs the user stage, over RocksDB, turn by turn in one process. Not a test: {@code
 * scripts/measure-campaigns} runs it.
 */
final class ManyCampaigns {

  private static final long BEGIN = 1_735_689_600_000L;
  private static final int USERS = 2_000;
  private static final int EVENTS = 10_000;
  private static final int ROUNDS = 15;

  /** One in three asks history, one waits and one sends at once, as campaigns do. */
  private static final List<String> SHAPES =
      List.of(
          "trigger: {event: %s, where: event.total > 95}\nfrequency: 7d\n"
              + "steps: [{send: email, template: t}]\n",
          "trigger: {event: %s, where: event.total > 90}\nfrequency: always\n"
              + "exit: [{event: %s}]\nsteps: [{wait: 1h}, {send: email, template: t}]\n",
          "trigger: {event: %s, times: 3, within: 7d}\nfrequency: 1d\n"
              + "audience: [{did: %s, times: {at_least: 2}, within: 30d}]\n"
              + "steps: [{send: email, template: t}]\n");

  /** Two steps, a repetition and something that must not come, of events that one in ten is. */
  private static final List<String> SEQUENCES =
      List.of(
          "trigger:\n  sequence: [{event: %s, where: event.total > 90}, {event: %s}]\n"
              + "  within: 1d\nfrequency: 7d\nsteps: [{send: email, template: t}]\n",
          "trigger:\n  sequence: [{event: %s, where: event.total > 90},"
              + " {event: %s, times: 2, where: event.total > 50}]\n"
              + "  within: 1d\nfrequency: 7d\nsteps: [{send: email, template: t}]\n",
          "trigger:\n  sequence: [{event: %s, where: event.total > 90},"
              + " {absent: %s, within: 2h}]\n"
              + "  within: 1d\nfrequency: 7d\nsteps: [{send: email, template: t}]\n");

  private ManyCampaigns() {}

  public static void main(String[] args) throws Exception {
    int few = 10;
    int many = args.length > 0 ? Integer.parseInt(args[0]) : 5_000;
    compare(
        stage(SHAPES, few, few), few + " campaigns", stage(SHAPES, few, many), many + " campaigns");
    compare(
        stage(SHAPES, few, few),
        few + " campaigns",
        stage(SEQUENCES, few, few),
        few + " sequences");
  }

  private static void compare(StageHarness one, String name, StageHarness other, String otherName)
      throws Exception {
    try (one;
        other) {
      double[] ratios = new double[ROUNDS];
      Log log = new Log();
      for (int round = -2; round < ROUNDS; round++) {
        List<LoggedEvent> events = log.next();
        // Who goes first has the colder caches: turn by turn.
        boolean oneFirst = round % 2 == 0;
        double first = cost(oneFirst ? one : other, events);
        double second = cost(oneFirst ? other : one, events);
        double ofOne = oneFirst ? first : second;
        double ofOther = oneFirst ? second : first;
        if (round >= 0) {
          ratios[round] = ofOther / ofOne;
          System.out.printf(
              "%s %6.2f us an event, %s %6.2f us, ratio %.3f%n",
              name, ofOne, otherName, ofOther, ratios[round]);
        }
      }
      Arrays.sort(ratios);
      System.out.printf(
          "ratio: median %.3f, from %.3f to %.3f%n",
          ratios[ROUNDS / 2], ratios[0], ratios[ROUNDS - 1]);
      System.out.printf(
          "a checkpoint: %,d bytes with %s, %,d with %s%n",
          one.checkpointBytes(), name, other.checkpointBytes(), otherName);
    }
  }

  /** So many campaigns care about the events that come, the others about events of their own. */
  private static StageHarness stage(List<String> shapes, int caring, int all) throws Exception {
    List<CampaignChange> campaigns = new ArrayList<>();
    for (int i = 0; i < all; i++) {
      String event = i < caring ? "happens" : "never-" + i;
      String text =
          "campaign: c%d\n".formatted(i) + shapes.get(i % shapes.size()).replace("%s", event);
      campaigns.add(
          new CampaignChange("c" + i, "v" + i, "c" + i + ".yaml", text, Long.MIN_VALUE, 0, i));
    }
    return new StageHarness(TimeRules.DEFAULT, StageHarness.Backend.ROCKSDB, 1, campaigns);
  }

  /** Microseconds of CPU time an event, with what becomes due on the way. */
  private static double cost(StageHarness stage, List<LoggedEvent> events) throws Exception {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < events.size(); i++) {
      stage.apply(events.get(i));
      if (i % 500 == 499) {
        stage.advance(events.get(i).logTime() - 2_000);
      }
    }
    long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    stage.forgetOutput();
    return nanos / 1_000.0 / events.size();
  }

  /** Events of made-up users, each round three days on. */
  private static final class Log {

    private final SplittableRandom random = new SplittableRandom(7);
    private long time = BEGIN;
    private long number;

    List<LoggedEvent> next() {
      List<LoggedEvent> events = new ArrayList<>();
      for (int i = 0; i < EVENTS; i++) {
        time += Duration.ofDays(3).toMillis() / EVENTS;
        number++;
        Map<String, Object> properties = Map.of("total", (long) random.nextInt(100));
        String user = "user-" + random.nextInt(USERS);
        Event event =
            new Event(Event.Kind.TRACK, "happens", user, "message-" + number, time, properties);
        events.add(new LoggedEvent(event, time, 0));
      }
      return events;
    }
  }
}
