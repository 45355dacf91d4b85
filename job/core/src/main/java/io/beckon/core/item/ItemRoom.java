package io.beckon.core.item;

import io.beckon.core.catalog.Catalog;
import io.beckon.core.effect.Effects;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.time.TimeRules;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * All desks where no log is, in memory: for scenarios and backtests, with the rules that run live.
 * Not thread-safe.
 */
public final class ItemRoom {

  private record Waiting(ItemInput input, long arrival) {}

  private record WakeUp(long instant, String key) {}

  private final ItemRouter router;
  private final Desks desks;

  /** What has been taken in and whose time has not come. */
  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(
          Comparator.comparing(Waiting::input, ItemInput.IN_ORDER)
              .thenComparingLong(Waiting::arrival));

  private final TreeSet<WakeUp> wakeUps =
      new TreeSet<>(Comparator.comparingLong(WakeUp::instant).thenComparing(WakeUp::key));

  private final Map<String, InMemoryDeskParts> parts = new HashMap<>();
  private long arrivals;

  public ItemRoom(TimeRules rules, ItemBounds bounds, Catalog catalog) {
    this.router = new ItemRouter(rules, catalog);
    this.desks = new Desks(rules, bounds, catalog);
  }

  /** Takes an event of the log, whoever's it is; it is handled when its instant comes. */
  public void take(LoggedEvent logged, Effects out) {
    router.route(logged, out, input -> waiting.add(new Waiting(input, ++arrivals)));
  }

  /** The first instant of log time at which something is to be handled; {@link Long#MAX_VALUE}. */
  public long nextInstant() {
    return Math.min(nextInput(), nextWakeUp());
  }

  /** Handles everything up to an instant of log time, in the order of time. */
  public void advance(long logTime, Effects out) {
    while (nextInstant() <= logTime && nextInstant() != Long.MAX_VALUE) {
      if (nextWakeUp() <= nextInput()) {
        WakeUp wakeUp = wakeUps.first();
        with(ItemKey.of(wakeUp.key()), desk -> desks.step(desk, wakeUp.instant(), out));
      } else {
        ItemInput input = waiting.remove().input();
        with(input.key(), desk -> desks.apply(desk, input, out));
      }
    }
  }

  /** Whether nothing is remembered of any item. */
  public boolean isEmpty() {
    return parts.isEmpty() && waiting.isEmpty();
  }

  private long nextInput() {
    return waiting.isEmpty() ? Long.MAX_VALUE : waiting.element().input().logTime();
  }

  private long nextWakeUp() {
    return wakeUps.isEmpty() ? Long.MAX_VALUE : wakeUps.first().instant();
  }

  private void with(ItemKey key, Consumer<Desk> handle) {
    String name = key.text();
    InMemoryDeskParts stored = parts.computeIfAbsent(name, text -> new InMemoryDeskParts());
    Desk desk = Desk.load(key, stored);
    wakeUps.remove(new WakeUp(desk.nextInstant(), name));
    handle.accept(desk);
    if (desk.nextInstant() != Long.MAX_VALUE) {
      wakeUps.add(new WakeUp(desk.nextInstant(), name));
    }
    desk.save();
    if (stored.isEmpty()) {
      parts.remove(name);
    }
  }
}
