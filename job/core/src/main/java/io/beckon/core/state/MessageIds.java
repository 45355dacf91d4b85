package io.beckon.core.state;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import io.beckon.core.value.TextHash;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The message ids of one user's last two days, as 64-bit hashes. Among a thousand ids the chance
 * that two different ones meet is below one in 10^13.
 */
public final class MessageIds {

  /** Beyond this many in the window the oldest is forgotten. */
  public static final int BOUND = 1_000;

  private static final int FORMAT = 1;

  /** In the order of the log; log time never decreases along it. */
  private final Deque<Seen> seen = new ArrayDeque<>();

  private boolean changed;

  private record Seen(long hash, long logTime) {}

  static MessageIds read(byte[] bytes) {
    MessageIds ids = new MessageIds();
    if (bytes != null) {
      ByteReader reader = new ByteReader(bytes);
      Formats.expect("message ids", FORMAT, reader.oneByte());
      long time = 0;
      while (!reader.atEnd()) {
        time += reader.signed();
        ids.seen.add(new Seen(reader.fixed(), time));
      }
    }
    return ids;
  }

  /** Whether this id came within the window before this log time. */
  public boolean contains(String messageId, long logTime, long window) {
    long hash = TextHash.of(messageId);
    for (Seen one : seen) {
      if (one.hash == hash && one.logTime > logTime - window) {
        return true;
      }
    }
    return false;
  }

  /**
   * Remembers an id and forgets those that left the window.
   *
   * @return false where one had to be forgotten before its window ended
   */
  public boolean add(String messageId, long logTime, long window) {
    forget(logTime - window);
    seen.add(new Seen(TextHash.of(messageId), logTime));
    changed = true;
    if (seen.size() <= BOUND) {
      return true;
    }
    seen.removeFirst();
    return false;
  }

  /** Forgets the ids of this log time and before. */
  public void forget(long logTime) {
    while (!seen.isEmpty() && seen.peekFirst().logTime <= logTime) {
      seen.removeFirst();
      changed = true;
    }
  }

  public boolean isEmpty() {
    return seen.isEmpty();
  }

  /** Log time of the newest id; there must be one. */
  public long newest() {
    return seen.getLast().logTime;
  }

  boolean changed() {
    return changed;
  }

  byte[] write() {
    if (seen.isEmpty()) {
      return null;
    }
    ByteWriter writer = new ByteWriter().oneByte(FORMAT);
    long time = 0;
    for (Seen one : seen) {
      writer.signed(one.logTime - time).fixed(one.hash);
      time = one.logTime;
    }
    return writer.toBytes();
  }
}
