package io.beckon.core.oracle;

import io.beckon.core.model.Trigger;
import io.beckon.core.value.Values;
import java.util.Map;
import java.util.Optional;

/** Triggers that an event matches by itself: one that is named, or one that completes a count. */
final class NaiveTriggers {

  private final NaiveUser user;

  NaiveTriggers(NaiveUser user) {
    this.user = user;
  }

  boolean matches(Trigger trigger, NaiveLog.Happened happened) {
    if (!happened.isTrack()) {
      return false;
    }
    if (trigger instanceof Trigger.OnEvent onEvent) {
      Roots roots = new Roots(happened.properties(), user.log.profile(), Map.of(), Map.of());
      return onEvent.event().equals(happened.name()) && user.holds(onEvent.where(), roots);
    }
    return trigger instanceof Trigger.OnCount onCount && completes(onCount, happened);
  }

  /** It is one of those that count, and the n-th of them. */
  private boolean completes(Trigger.OnCount trigger, NaiveLog.Happened happened) {
    if (!trigger.event().equals(happened.name()) || !counts(trigger, happened, happened)) {
      return false;
    }
    long count =
        user.log.tracked(trigger.event()).stream()
            .filter(one -> counts(trigger, one, happened))
            .count();
    return count == trigger.times();
  }

  private boolean counts(
      Trigger.OnCount trigger, NaiveLog.Happened one, NaiveLog.Happened happened) {
    Optional<Point> unless =
        trigger.unless().stream()
            .flatMap(event -> user.log.tracked(event).stream())
            .map(event -> new Point(event.time(), event.place()))
            .max(java.util.Comparator.comparing(Point::time).thenComparing(Point::place));
    return user.holds(trigger.where(), Roots.ofEvent(one.properties()))
        && one.time() > user.clock - trigger.within().toMillis()
        && (unless.isEmpty() || unless.get().isBefore(one))
        && isSame(trigger, one, happened);
  }

  private static boolean isSame(
      Trigger.OnCount trigger, NaiveLog.Happened one, NaiveLog.Happened happened) {
    if (trigger.same().isEmpty()) {
      return true;
    }
    Object value = NaiveClauses.property(one.properties(), trigger.same().get());
    return Values.equal(value, NaiveClauses.property(happened.properties(), trigger.same().get()));
  }
}
