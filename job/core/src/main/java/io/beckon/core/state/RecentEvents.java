package io.beckon.core.state;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Events of one user's last minutes with their properties, of those that a wait could be answered
 * by: what happened while a deadline had its grace is not missed.
 *
 * <p>Bytes: one for the form; an event takes its name and properties, and 10 to 20 beside.
 */
public final class RecentEvents {

  /** Beyond this many the oldest is forgotten. */
  public static final int BOUND = 50;

  /** Beyond so many bytes the oldest is forgotten. */
  public static final int BYTES = 64 * 1024;

  private static final int FORMAT = 1;

  /** In the order of the log. */
  private final Deque<Recent> kept = new ArrayDeque<>();

  private boolean changed;

  /**
   * One of them.
   *
   * @param name of the event
   * @param time event time, epoch milliseconds
   * @param place in the user's log
   * @param logTime epoch milliseconds
   * @param properties of the event
   */
  public record Recent(
      String name, long time, long place, long logTime, Map<String, Object> properties) {}

  static RecentEvents read(byte[] bytes) {
    RecentEvents recent = new RecentEvents();
    if (bytes != null) {
      ByteReader from = new ByteReader(bytes);
      Formats.expect("recent events", FORMAT, from.oneByte());
      while (!from.atEnd()) {
        recent.kept.add(read(from));
      }
    }
    return recent;
  }

  /**
   * Keeps an event, and forgets those that left the window.
   *
   * @param window in milliseconds of log time
   * @return false where one had to be forgotten before its window ended
   */
  public boolean add(Recent event, long window) {
    forget(event.logTime - window);
    kept.add(event);
    changed = true;
    boolean room = true;
    while (kept.size() > BOUND || !kept.isEmpty() && size() > BYTES) {
      kept.removeFirst();
      room = false;
    }
    return room;
  }

  /**
   * The first in the log that came after another instant of log time and is what is looked for.
   *
   * @param after epoch milliseconds, exclusive
   */
  public Optional<Recent> first(long after, Predicate<Recent> wanted) {
    return kept.stream().filter(one -> one.logTime > after && wanted.test(one)).findFirst();
  }

  /** Forgets the events of this log time and before. */
  public void forget(long logTime) {
    while (!kept.isEmpty() && kept.peekFirst().logTime <= logTime) {
      kept.removeFirst();
      changed = true;
    }
  }

  public boolean isEmpty() {
    return kept.isEmpty();
  }

  /** Log time of the newest; there must be one. */
  public long newest() {
    return kept.getLast().logTime;
  }

  boolean changed() {
    return changed;
  }

  byte[] write() {
    return kept.isEmpty() ? null : bytes();
  }

  private int size() {
    return bytes().length;
  }

  private byte[] bytes() {
    ByteWriter to = new ByteWriter().oneByte(FORMAT);
    for (Recent one : kept) {
      to.text(one.name).signed(one.time).unsigned(one.place).signed(one.logTime - one.time);
      StoredProperties.write(one.properties, to);
    }
    return to.toBytes();
  }

  private static Recent read(ByteReader from) {
    String name = from.text();
    long time = from.signed();
    long place = from.unsigned();
    long logTime = time + from.signed();
    return new Recent(name, time, place, logTime, StoredProperties.read(from));
  }
}
