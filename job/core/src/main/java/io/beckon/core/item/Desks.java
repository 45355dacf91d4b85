package io.beckon.core.item;

import io.beckon.core.catalog.Catalog;
import io.beckon.core.catalog.Release;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.EmittedEvent;
import io.beckon.core.effect.Notice;
import io.beckon.core.event.ItemNews;
import io.beckon.core.executable.ExecutableTrigger;
import io.beckon.core.executable.ItemTrigger;
import io.beckon.core.identity.Identity;
import io.beckon.core.time.TimeRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What happens at the desk of an item: users come to watch it and leave, and when something happens
 * to it, those who watch it then are told.
 *
 * <p>A desk's output is a function of its inputs in their order ({@link ItemInput#IN_ORDER}) and of
 * the campaigns' log. How often {@link #step} is called between two inputs makes no difference, as
 * long as everything before an input has been handled by then, and nothing behind it.
 */
public final class Desks {

  /** Watchers are told once a second, in milliseconds of log time. */
  static final long SECOND = 1_000;

  /**
   * So many times the watchers of a second are looked at in it, places that somebody left included;
   * as many watchers are forgotten in one go.
   */
  private static final int LOOKS = 10;

  /** Forgetting is not urgent: it waits for full minutes, so that it comes seldom. */
  private static final long MINUTE = 60_000;

  private final TimeRules rules;
  private final ItemBounds bounds;
  private final Catalog catalog;

  public Desks(TimeRules rules, ItemBounds bounds, Catalog catalog) {
    this.rules = rules;
    this.bounds = bounds;
    this.catalog = catalog;
  }

  /** Tells a desk, for which everything has been handled that was due at or before the input. */
  public void apply(Desk desk, ItemInput input, Effects out) {
    desk.clock = Math.max(desk.clock, input.logTime());
    if (input.kind() == ItemInput.Kind.HAPPENED) {
      happened(desk, input, out);
    } else {
      said(desk, input, out);
    }
  }

  /**
   * Handles the next that is due at or before a log time.
   *
   * @return false where nothing is
   */
  public boolean step(Desk desk, long logTime, Effects out) {
    long instant = desk.nextInstant();
    // The end of all time is no instant.
    if (instant > Math.min(logTime, Long.MAX_VALUE - 1)) {
      return false;
    }
    desk.clock = Math.max(desk.clock, instant);
    if (desk.tellAt == instant) {
      tell(desk, instant, out);
    } else {
      tidy(desk, instant);
    }
    return true;
  }

  /**
   * The latest word of a user counts, by event time; of two of one instant the later in the log.
   */
  private void said(Desk desk, ItemInput input, Effects out) {
    boolean watching = input.kind() == ItemInput.Kind.SEEN;
    Watcher before = desk.of(input.userId());
    if (before != null
        && (input.time() < before.time()
            // A producer's retry leaves the user's place as it is.
            || (input.time() == before.time() && watching == before.watching()))) {
      return;
    }
    long forgetAt = desk.clock + longestWithin(desk.key(), desk.clock) + rules.staleness();
    desk.remember(
        new Watcher(input.userId(), watching, input.time(), forgetAt, input.properties()));
    if (desk.tidyAt == Long.MAX_VALUE) {
      desk.tidyAt = fullMinute(forgetAt);
    }
    if (desk.count() > bounds.watchers()) {
      desk.forget(desk.oldest().userId());
      out.notice(Notice.ITEM_WATCHERS_FULL);
    }
  }

  private void happened(Desk desk, ItemInput input, Effects out) {
    if (input.time() < input.logTime() - rules.staleness()) {
      out.notice(Notice.STALE_EVENT);
      return;
    }
    if (desk.count() == 0) {
      return;
    }
    if (!desk.isNew(input.messageId())) {
      out.notice(Notice.REPEATED_MESSAGE);
      return;
    }
    if (desk.news.size() == ItemBounds.QUEUE) {
      out.notice(Notice.ITEM_QUEUE_FULL);
      return;
    }
    desk.oldest();
    desk.news.add(
        new News(
            input.event(),
            input.messageId(),
            input.time(),
            desk.end(),
            desk.begin(),
            input.properties()));
    if (desk.tellAt == Long.MAX_VALUE) {
      desk.tellAt = Math.max(desk.clock, desk.freeAt);
    }
  }

  /** Tells so many watchers as a second may have; the oldest first, of the oldest news. */
  private void tell(Desk desk, long instant, Effects out) {
    int told = 0;
    int looks = 0;
    while (!desk.news.isEmpty()
        && told < bounds.perSecond()
        && looks < LOOKS * bounds.perSecond()) {
      News news = desk.news.removeFirst();
      List<ItemTrigger> triggers = triggers(desk.key(), news.event(), instant);
      long place = news.next();
      // Before the cut-over, and behind a campaign's end, nobody is told.
      long end = triggers.isEmpty() || instant < rules.sendFrom() ? place : news.end();
      while (place < end && told < bounds.perSecond() && looks < LOOKS * bounds.perSecond()) {
        Watcher watcher = desk.at(place++);
        looks++;
        if (watcher != null && tell(watcher, news, triggers, instant, out)) {
          told++;
        }
      }
      if (place < end) {
        desk.news.addFirst(news.from(place));
      }
    }
    desk.freeAt = instant + SECOND;
    desk.tellAt = desk.news.isEmpty() ? Long.MAX_VALUE : desk.freeAt;
  }

  private boolean tell(
      Watcher watcher, News news, List<ItemTrigger> triggers, long instant, Effects out) {
    if (!watcher.watching()) {
      return false;
    }
    for (ItemTrigger trigger : triggers) {
      if (trigger.counts(watcher.time(), news.time())) {
        Map<String, Object> told = ItemTrigger.told(news.properties(), watcher.seen());
        if (trigger.isMetBy(told)) {
          out.emit(
              new EmittedEvent(
                  Identity.news(news.messageId(), watcher.userId(), trigger.campaign()),
                  watcher.userId(),
                  ItemNews.name(trigger.event(), trigger.campaign()),
                  news.time(),
                  instant,
                  told));
          return true;
        }
      }
    }
    return false;
  }

  /** Forgets those whose word cannot count any more; not while others are being told. */
  private void tidy(Desk desk, long instant) {
    if (!desk.news.isEmpty()) {
      desk.tidyAt = instant + MINUTE;
      return;
    }
    int forgotten = 0;
    for (Watcher oldest = desk.oldest();
        oldest != null && oldest.forgetAt() <= instant && forgotten < LOOKS * bounds.perSecond();
        oldest = desk.oldest()) {
      desk.forget(oldest.userId());
      forgotten++;
    }
    Watcher oldest = desk.oldest();
    desk.tidyAt =
        oldest == null ? Long.MAX_VALUE : Math.max(instant + SECOND, fullMinute(oldest.forgetAt()));
  }

  /** The triggers of the version in force that this concerns, in the order of the file. */
  private List<ItemTrigger> triggers(ItemKey key, String event, long instant) {
    List<ItemTrigger> found = new ArrayList<>();
    for (ItemTrigger trigger : watching(key, instant)) {
      if (trigger.event().equals(event)) {
        found.add(trigger);
      }
    }
    return found;
  }

  private long longestWithin(ItemKey key, long instant) {
    return watching(key, instant).stream().mapToLong(ItemTrigger::within).max().orElse(0);
  }

  private List<ItemTrigger> watching(ItemKey key, long instant) {
    Release release = catalog.inForce(key.campaign(), instant);
    List<ItemTrigger> found = new ArrayList<>();
    if (release != null) {
      for (ExecutableTrigger trigger : release.campaign().triggers()) {
        if (trigger instanceof ItemTrigger onItem && onItem.watch().key() == key.watch()) {
          found.add(onItem);
        }
      }
    }
    return found;
  }

  private static long fullMinute(long instant) {
    return Math.floorDiv(instant + MINUTE - 1, MINUTE) * MINUTE;
  }
}
