package io.beckon.benchmark;

import io.beckon.benchmark.Watch.Pace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Mails in a second: the job against the bare client, turn by turn. */
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

  private final Sink sink;
  private final DeliveryRuns runs;
  private final Watch watch;

  Rates(Sink sink, DeliveryRuns runs, Watch watch) {
    this.sink = sink;
    this.runs = runs;
    this.watch = watch;
  }

  /** Turns of both, and a line that says what came of them. */
  String compare(Load load, byte[] message, int turns) throws Exception {
    List<Double> ratios = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    List<Double> job = new ArrayList<>();
    List<Double> bareCpu = new ArrayList<>();
    List<Double> jobCpu = new ArrayList<>();
    List<Double> allCpu = new ArrayList<>();
    for (int turn = 0; turn < turns; turn++) {
      boolean bareFirst = turn % 2 == 0;
      Pace before = bareFirst ? bare(load, message) : job(load);
      Pace after = bareFirst ? job(load) : bare(load, message);
      Pace ofBare = bareFirst ? before : after;
      Pace ofJob = bareFirst ? after : before;
      ratios.add(ofJob.perSecond() / ofBare.perSecond());
      bare.add(ofBare.perSecond());
      job.add(ofJob.perSecond());
      bareCpu.add(ofBare.ownCpu());
      jobCpu.add(ofJob.ownCpu());
      allCpu.add(ofJob.allCpu());
    }
    return String.format(
        Locale.ROOT,
        "%2d connections, %2d ms a reply: job %s mails/s, bare %s, job/bare %s;"
            + " CPU s per 1,000 mails: job %s, bare %s, job with broker and sink %s",
        load.connections(),
        load.delayMs(),
        Spread.of(job),
        Spread.of(bare),
        Spread.of(ratios),
        Spread.of(jobCpu),
        Spread.of(bareCpu),
        Spread.of(allCpu));
  }

  /** One turn of the job. */
  Pace job(Load load) throws Exception {
    sink.reset(load.delayMs());
    try (DeliveryRuns.Run run = runs.start(load.connections(), load.mails(), 0)) {
      return steady(load);
    }
  }

  private Pace bare(Load load, byte[] message) throws Exception {
    sink.reset(load.delayMs());
    try (BareClient client = new BareClient(sink.port(), load.connections(), message)) {
      return steady(load);
    }
  }

  private Pace steady(Load load) throws Exception {
    return watch.between((long) (load.mails() * RAMP), (long) (load.mails() * END));
  }
}
