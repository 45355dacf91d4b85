package io.beckon.benchmark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one domain that is slow or refuses costs all others: mails in a second to the others, with
 * that domain's mail among theirs and without.
 */
final class OneSickDomain {

  private static final long SLOW_MS = 5_000;

  /** One of five mails is for that domain. */
  private static final double SHARE = 0.25;

  private static final double RAMP = 0.15;
  private static final double END = 0.95;

  private enum State {
    ABSENT,
    HEALTHY,
    SLOW,
    REFUSING
  }

  private final Sink sink;
  private final DeliveryRuns runs;
  private final Watch watch;

  OneSickDomain(Sink sink, DeliveryRuns runs, Watch watch) {
    this.sink = sink;
    this.runs = runs;
    this.watch = watch;
  }

  /** Turns of each, and lines that say what came of them. */
  List<String> compare(Rates.Load load, int turns) throws Exception {
    Map<State, List<Double>> ratios = new EnumMap<>(State.class);
    Map<State, List<Double>> rates = new EnumMap<>(State.class);
    for (int turn = 0; turn < turns; turn++) {
      Map<State, Double> ofTurn = new EnumMap<>(State.class);
      for (int i = 0; i < State.values().length; i++) {
        // Each goes first in its turn.
        State state = State.values()[(turn + i) % State.values().length];
        ofTurn.put(state, toOthers(load, state));
      }
      ofTurn.forEach(
          (state, rate) -> {
            rates.computeIfAbsent(state, any -> new ArrayList<>()).add(rate);
            ratios
                .computeIfAbsent(state, any -> new ArrayList<>())
                .add(rate / ofTurn.get(State.ABSENT));
          });
    }
    List<String> lines = new ArrayList<>();
    rates.forEach(
        (state, all) ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    "%2d connections, %2d ms a reply, one domain %s: others %s mails/s, of those"
                        + " without it %s",
                    load.connections(),
                    load.delayMs(),
                    state.name().toLowerCase(Locale.ROOT),
                    Spread.of(all),
                    Spread.of(ratios.get(state)))));
    return lines;
  }

  private double toOthers(Rates.Load load, State state) throws Exception {
    sink.reset(load.delayMs());
    switch (state) {
      case SLOW -> sink.slow(Mailing.SICK, SLOW_MS);
      case REFUSING -> sink.refuse(Mailing.SICK, load.delayMs());
      case ABSENT, HEALTHY -> {}
    }
    int sick = state == State.ABSENT ? 0 : (int) (load.mails() * SHARE);
    try (DeliveryRuns.Run run = runs.start(load.connections(), load.mails(), sick)) {
      return watch.between((long) (load.mails() * RAMP), (long) (load.mails() * END)).perSecond();
    }
  }
}
