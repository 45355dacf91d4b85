package io.beckon.core.item;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import io.beckon.core.state.WakeUps;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One item as one campaign watches it: its watchers, in the order of their latest word, and what is
 * being told to them. It is as it was stored until {@link #save}; watchers are stored at once.
 *
 * <p>A desk without watchers stores nothing.
 */
public final class Desk {

  /** Message ids of item events that are remembered, so that a producer's retry tells nobody. */
  private static final int RECENT = 32;

  private static final int FORM = 1;

  private final ItemKey key;
  private final DeskParts parts;

  final Deque<News> news = new ArrayDeque<>();
  final WakeUps wakeUps;
  private final Deque<String> recent = new ArrayDeque<>();

  /** Log time that the desk has come to. */
  long clock = Long.MIN_VALUE;

  /** Log time of the next slice of watchers; {@link Long#MAX_VALUE} where nothing is told. */
  long tellAt = Long.MAX_VALUE;

  /** Log time before which nobody is told, so that a second has its bound. */
  long freeAt = Long.MIN_VALUE;

  /** Log time at which to look for watchers to forget; {@link Long#MAX_VALUE} for none. */
  long tidyAt = Long.MAX_VALUE;

  /** Places from here on may hold a watcher. */
  private long first;

  /** The place of the next word. */
  private long next;

  private int count;

  private Desk(ItemKey key, DeskParts parts, WakeUps wakeUps) {
    this.key = key;
    this.parts = parts;
    this.wakeUps = wakeUps;
  }

  /** The desk as its parts hold it. */
  public static Desk load(ItemKey key, DeskParts parts) {
    byte[] bytes = parts.agenda();
    if (bytes == null) {
      return new Desk(key, parts, new WakeUps());
    }
    ByteReader from = new ByteReader(bytes);
    expect("desk of an item", FORM, from.oneByte());
    Desk desk = new Desk(key, parts, WakeUps.read(from));
    desk.clock = from.signed();
    desk.tellAt = from.signed();
    desk.freeAt = from.signed();
    desk.tidyAt = from.signed();
    desk.first = from.unsigned();
    desk.next = from.unsigned();
    desk.count = from.count();
    for (int left = from.count(); left > 0; left--) {
      desk.news.add(News.read(from));
    }
    for (int left = from.count(); left > 0; left--) {
      desk.recent.add(from.text());
    }
    return desk;
  }

  /** Stores it; wake-ups that are still to come are no reason to. */
  public void save() {
    if (isEmpty()) {
      parts.agenda(null);
      return;
    }
    ByteWriter to = new ByteWriter().oneByte(FORM);
    wakeUps.write(to);
    to.signed(clock).signed(tellAt).signed(freeAt).signed(tidyAt);
    to.unsigned(first).unsigned(next).unsigned(count);
    to.unsigned(news.size());
    news.forEach(one -> one.write(to));
    to.unsigned(recent.size());
    recent.forEach(to::text);
    parts.agenda(to.toBytes());
  }

  public ItemKey key() {
    return key;
  }

  /** Wake-ups that the host was asked for. */
  public WakeUps wakeUps() {
    return wakeUps;
  }

  /** How many users are remembered. */
  public int count() {
    return count;
  }

  /** Whether nobody watches, and nothing is being told. */
  public boolean isEmpty() {
    return count == 0 && news.isEmpty();
  }

  /** The first instant of log time at which there is something to do; {@link Long#MAX_VALUE}. */
  public long nextInstant() {
    return Math.min(tellAt, tidyAt);
  }

  /** No watcher stands before this place. */
  long begin() {
    return first;
  }

  /** The place behind the latest word. */
  long end() {
    return next;
  }

  /** Null where nobody is there. */
  Watcher at(long place) {
    byte[] bytes = parts.watcher(place);
    return bytes == null ? null : Watcher.of(bytes);
  }

  /** Null where the user has said nothing. */
  Watcher of(String userId) {
    Long place = parts.place(userId);
    return place == null ? null : at(place);
  }

  /** The one whose latest word is the oldest; null where there is nobody. */
  Watcher oldest() {
    while (first < next) {
      Watcher watcher = at(first);
      if (watcher != null) {
        return watcher;
      }
      first++;
    }
    return null;
  }

  /** Remembers a user's latest word, in place of the one before. */
  void remember(Watcher watcher) {
    forget(watcher.userId());
    parts.watcher(next, watcher.toBytes());
    parts.place(watcher.userId(), next);
    next++;
    count++;
  }

  /** Forgets what a user said. */
  void forget(String userId) {
    Long place = parts.place(userId);
    if (place != null) {
      parts.watcher(place, null);
      parts.place(userId, null);
      count--;
    }
  }

  /** Whether an item's event comes for the first time. */
  boolean isNew(String messageId) {
    if (recent.contains(messageId)) {
      return false;
    }
    recent.add(messageId);
    if (recent.size() > RECENT) {
      recent.removeFirst();
    }
    return true;
  }

  static void expect(String part, int known, int found) {
    if (found != known) {
      throw new IllegalStateException(
          "The " + part + " is of format " + found + "; this build reads format " + known);
    }
  }
}
