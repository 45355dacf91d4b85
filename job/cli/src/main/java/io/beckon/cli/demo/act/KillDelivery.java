package io.beckon.cli.demo.act;

import io.beckon.cli.demo.seen.Tally;
import io.beckon.cli.demo.words.EndWords;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** The delivery job is killed while it hands mails over, started again, and everything counted. */
final class KillDelivery implements Act {

  private static final Duration DAYS = Duration.ofDays(14);
  private static final int FLOWED = 100;
  private static final int WAITING = 8;

  @Override
  public char key() {
    return 'k';
  }

  @Override
  public String hint() {
    return "kill";
  }

  @Override
  public String title() {
    return "Delivery is killed";
  }

  @Override
  public void play(Stage stage) throws InterruptedException, TimeoutException {
    stage.travel(stage.now(), Duration.ZERO);
    // What is on its way from before the act shall not be counted as its own.
    Tally before = stage.deliveries("the mails of before", tally -> tally.open() == 0);
    stage.tell(
        "Days go by, and mail flows. In the midst of it the process that delivers is killed (kill -9).");
    stage.depart(stage.now() + DAYS.toMillis(), Duration.ofSeconds(25));
    Tally struck =
        stage.deliveries(
            "mails that are being handed over",
            tally ->
                tally.arrived() - before.arrived() >= FLOWED
                    && tally.open() >= WAITING
                    && tally.inFlight() > 0);
    stage.killDelivery();
    stage.tell(
        "Killed after %d mails; %d more waited or were on their way. The shop goes on, and orders more."
            .formatted(struck.arrived() - before.arrived(), struck.open()));
    stage.arrive();
    stage.pause(Duration.ofSeconds(4));
    stage.startDelivery();
    stage.tell(
        "Started again, from its last checkpoint, with the ledger of what it had begun to hand over.");
    count(stage, before, stage.deliveries("an end for every message", tally -> tally.open() == 0));
  }

  private static void count(Stage stage, Tally before, Tally after) throws InterruptedException {
    if (!after.kept()) {
      throw new ActFailed("Lost %d, twice %d.".formatted(after.lost(), after.twice()));
    }
    stage.tell(
        "%d ordered: %s. %d mails arrived. Lost %d, twice %d."
            .formatted(
                after.ordered() - before.ordered(),
                ends(before, after),
                after.arrived() - before.arrived(),
                after.lost(),
                after.twice()));
    stage.pause(Duration.ofSeconds(10));
    int unknown = after.unknown() - before.unknown();
    stage.tell(
        unknown == 0
            ? "No mail was between the server and its answer this time."
            : "To %d nobody heard the answer: unknown, and not repeated. The inbox has %d of them."
                .formatted(unknown, after.unknownArrived() - before.unknownArrived()));
    stage.pause(Duration.ofSeconds(60));
  }

  private static String ends(Tally before, Tally after) {
    return after.ends().entrySet().stream()
        .map(
            end ->
                (end.getValue() - before.ends().getOrDefault(end.getKey(), 0))
                    + " "
                    + EndWords.of(end.getKey()))
        .collect(Collectors.joining(", "));
  }
}
