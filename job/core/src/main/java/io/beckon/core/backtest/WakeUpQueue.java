package io.beckon.core.backtest;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Who must be looked at next: one instant a user, the earliest first, at one instant by user ID.
 */
final class WakeUpQueue {

  private record WakeUp(long instant, String userId) {}

  private final TreeSet<WakeUp> inOrder =
      new TreeSet<>(Comparator.comparingLong(WakeUp::instant).thenComparing(WakeUp::userId));

  private final Map<String, WakeUp> byUser = new HashMap<>();

  /** Replaces the user's instant; {@link Long#MAX_VALUE} for none. */
  void set(String userId, long instant) {
    WakeUp before = byUser.get(userId);
    if (before != null && before.instant() == instant) {
      return;
    }
    if (before != null) {
      inOrder.remove(before);
      byUser.remove(userId);
    }
    if (instant != Long.MAX_VALUE) {
      WakeUp wakeUp = new WakeUp(instant, userId);
      inOrder.add(wakeUp);
      byUser.put(userId, wakeUp);
    }
  }

  /** The earliest instant; {@link Long#MAX_VALUE} where nobody waits. */
  long first() {
    return inOrder.isEmpty() ? Long.MAX_VALUE : inOrder.first().instant();
  }

  /** Removes the first and says who it is. */
  String take() {
    WakeUp first = inOrder.pollFirst();
    byUser.remove(first.userId());
    return first.userId();
  }
}
