package io.beckon.benchmark;

import io.beckon.benchmark.Watch.Pace;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Mails in a second: the job, the bare client and the bare libraries, turn by turn. */
final class Rates {

  /** The first mails of a turn do not count: connections are made, code is warmed up. */
  private static final double RAMP = 0.15;

  /** The last ones neither: not all connections have work. */
  private static final double END = 0.95;

  /**
   * What is compared.
   *
   * @param connections of each
   * @param delayMs that the server takes for each reply
   * @param mails in each turn
   */
  record Load(int connections, long delayMs, int mails) {}

  /** Who sends. */
  private enum Side {
    /** Angus Mail alone: bytes that were made beforehand. */
    BARE,
    /** liqp, Jakarta Mail and Angus Mail: each mail is rendered and written. */
    WRITTEN,
    /** The job. */
    JOB
  }

  private final Mails written = new WrittenMails();
  private final Sink sink;
  private final DeliveryRuns runs;
  private final Watch watch;

  Rates(Sink sink, DeliveryRuns runs, Watch watch) {
    this.sink = sink;
    this.runs = runs;
    this.watch = watch;
  }

  /**
   * Turns of each, and a line that says what came of them.
   *
   * @param ready mails that are made beforehand
   */
  String compare(Load load, Mails ready, int turns) throws Exception {
    Map<Side, List<Pace>> paces = new EnumMap<>(Side.class);
    for (int turn = 0; turn < turns; turn++) {
      for (int i = 0; i < Side.values().length; i++) {
        // Each goes first in its turn.
        Side side = Side.values()[(turn + i) % Side.values().length];
        Pace pace =
            switch (side) {
              case JOB -> job(load);
              case BARE -> bare(load, ready);
              case WRITTEN -> bare(load, written);
            };
        paces.computeIfAbsent(side, any -> new ArrayList<>()).add(pace);
      }
    }
    List<Pace> job = paces.get(Side.JOB);
    List<Pace> bare = paces.get(Side.BARE);
    List<Pace> libraries = paces.get(Side.WRITTEN);
    return String.format(
        Locale.ROOT,
        "%2d connections, %2d ms a reply, mails/s: job %s, bare %s, libraries %s; job/bare %s,"
            + " job/libraries %s; CPU s per 1,000 mails: job %s, bare %s, libraries %s, job with"
            + " broker and sink %s",
        load.connections(),
        load.delayMs(),
        spread(job, Pace::perSecond),
        spread(bare, Pace::perSecond),
        spread(libraries, Pace::perSecond),
        ratio(job, bare),
        ratio(job, libraries),
        spread(job, Pace::ownCpu),
        spread(bare, Pace::ownCpu),
        spread(libraries, Pace::ownCpu),
        spread(job, Pace::allCpu));
  }

  private static Spread spread(List<Pace> paces, ToDoubleFunction<Pace> figure) {
    return Spread.of(paces.stream().mapToDouble(figure).boxed().toList());
  }

  /** Turn by turn. */
  private static Spread ratio(List<Pace> of, List<Pace> to) {
    return Spread.of(
        IntStream.range(0, of.size())
            .mapToObj(turn -> of.get(turn).perSecond() / to.get(turn).perSecond())
            .toList());
  }

  /** One turn of the job. */
  Pace job(Load load) throws Exception {
    sink.reset(load.delayMs());
    try (DeliveryRuns.Run run = runs.start(load.connections(), load.mails(), 0)) {
      return steady(load);
    }
  }

  private Pace bare(Load load, Mails mails) throws Exception {
    sink.reset(load.delayMs());
    try (BareClient client = new BareClient(sink.port(), load.connections(), mails)) {
      return steady(load);
    }
  }

  private Pace steady(Load load) throws Exception {
    return watch.between((long) (load.mails() * RAMP), (long) (load.mails() * END));
  }
}
