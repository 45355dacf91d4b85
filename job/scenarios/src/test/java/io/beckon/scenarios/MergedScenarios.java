package io.beckon.scenarios;

import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.scenario.Moment;
import io.beckon.core.scenario.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Several scenarios as one, so that a job that takes long to start runs them all at once. */
final class MergedScenarios {

  private MergedScenarios() {}

  /** One timeline in the order of log time; each scenario has users of its own. */
  static Scenario of(List<Scenario> scenarios) {
    List<Moment> timeline = new ArrayList<>();
    for (int i = 0; i < scenarios.size(); i++) {
      String prefix = "s" + (i + 1) + "-";
      scenarios.get(i).timeline().forEach(moment -> timeline.add(renamed(moment, prefix)));
    }
    timeline.sort(Comparator.comparingLong(Moment::logTime));
    Scenario first = scenarios.get(0);
    return new Scenario(
        "all of them", first.rules(), first.published(), timeline, List.of(), first.span());
  }

  private static Moment renamed(Moment moment, String prefix) {
    return new Moment(moment.logTime(), moment.event().map(event -> renamed(event, prefix)));
  }

  private static LoggedEvent renamed(LoggedEvent logged, String prefix) {
    Event event = logged.event();
    if (event.kind() == Event.Kind.ITEM) {
      // Things are the same in all scenarios, and what happens to them is not.
      return new LoggedEvent(
          new Event(
              event.kind(),
              event.name(),
              "",
              prefix + event.messageId(),
              event.time(),
              event.properties()),
          logged.logTime(),
          logged.partition());
    }
    return new LoggedEvent(
        new Event(
            event.kind(),
            event.name(),
            prefix + event.userId(),
            event.messageId(),
            event.time(),
            event.properties()),
        logged.logTime(),
        logged.partition());
  }
}
