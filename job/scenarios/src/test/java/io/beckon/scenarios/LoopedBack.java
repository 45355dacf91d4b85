package io.beckon.scenarios;

import io.beckon.core.backtest.LoopBack;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.EmittedEvent;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.scenario.Moment;
import io.beckon.core.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A timeline with what its journeys emit, where the log would hold it. */
final class LoopedBack {

  private LoopedBack() {}

  /** The scenario's timeline, and each emitted event behind all that the log holds up to then. */
  static List<Moment> timeline(Scenario scenario, List<Effect> decided) {
    List<Moment> timeline = new ArrayList<>(scenario.timeline());
    for (Effect effect : decided) {
      if (effect instanceof EmittedEvent emitted) {
        LoggedEvent logged = LoopBack.logged(emitted, partition(scenario, emitted.userId()));
        timeline.add(
            behind(emitted.decidedAt(), timeline),
            new Moment(emitted.decidedAt(), Optional.of(logged)));
      }
    }
    return timeline;
  }

  private static int behind(long logTime, List<Moment> timeline) {
    int place = timeline.size();
    while (place > 0 && timeline.get(place - 1).logTime() > logTime) {
      place--;
    }
    return place;
  }

  private static int partition(Scenario scenario, String user) {
    return scenario.timeline().stream()
        .flatMap(moment -> moment.event().stream())
        .filter(logged -> logged.event().userId().equals(user))
        .mapToInt(LoggedEvent::partition)
        .findFirst()
        .orElseThrow();
  }
}
