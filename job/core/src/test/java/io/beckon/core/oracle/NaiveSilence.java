package io.beckon.core.oracle;

import io.beckon.core.model.Trigger;
import java.util.List;

/** So long without something, as a condition that holds at an instant. */
final class NaiveSilence {

  private final NaiveUser user;

  NaiveSilence(NaiveUser user) {
    this.user = user;
  }

  boolean holds(Trigger.OnSilence trigger, long now) {
    long longAgo = now - trigger.length().toMillis();
    if (trigger.after().isEmpty()) {
      // Needs one activity, and the last of them so long ago.
      List<NaiveLog.Happened> activity = activity(trigger);
      return !activity.isEmpty()
          && activity.stream().allMatch(happened -> happened.time() <= longAgo);
    }
    return user.log.tracked(trigger.after().get()).stream()
        .filter(start -> isUnanswered(trigger, start))
        .anyMatch(start -> start.time() <= longAgo);
  }

  /** The instants after another one at which it may turn true. */
  List<Long> mayTurn(Trigger.OnSilence trigger, long after) {
    List<NaiveLog.Happened> starts =
        trigger.after().isPresent() ? user.log.tracked(trigger.after().get()) : activity(trigger);
    return starts.stream()
        .map(happened -> happened.time() + trigger.length().toMillis())
        .filter(instant -> instant > after)
        .toList();
  }

  private boolean isUnanswered(Trigger.OnSilence trigger, NaiveLog.Happened start) {
    Point from = new Point(start.time(), start.place());
    return activity(trigger).stream().noneMatch(from::isBefore);
  }

  private List<NaiveLog.Happened> activity(Trigger.OnSilence trigger) {
    return user.log.tracked().stream()
        .filter(
            happened -> trigger.without().isEmpty() || trigger.without().contains(happened.name()))
        .toList();
  }
}
