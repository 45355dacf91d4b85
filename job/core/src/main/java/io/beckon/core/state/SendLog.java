package io.beckon.core.state;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;

/**
 * When messages went out that count in caps, and by which channel; log time, epoch milliseconds.
 *
 * <p>Bytes: the names of the channels, then 5 or so a message.
 */
public final class SendLog {

  /** Beyond this many the oldest is forgotten. */
  public static final int BOUND = 1_000;

  private record Sent(long time, String channel) {}

  /** In the order sent; log time never decreases along it. */
  private final Deque<Sent> sent = new ArrayDeque<>();

  /** How many went after an instant, by this channel; null for any. */
  public int countAfter(long instant, String channel) {
    int count = 0;
    for (Iterator<Sent> i = sent.descendingIterator(); i.hasNext(); ) {
      Sent one = i.next();
      if (one.time <= instant) {
        return count;
      }
      count += counts(one, channel) ? 1 : 0;
    }
    return count;
  }

  /** When the n-th latest went by this channel, n from 1; null for any. There must be one. */
  public long latest(int n, String channel) {
    int count = 0;
    for (Iterator<Sent> i = sent.descendingIterator(); i.hasNext(); ) {
      Sent one = i.next();
      count += counts(one, channel) ? 1 : 0;
      if (count == n) {
        return one.time;
      }
    }
    throw new IllegalArgumentException("No " + n + " messages by " + channel);
  }

  /**
   * Takes a message.
   *
   * @return false where one had to be forgotten to stay within the bound
   */
  boolean add(long time, String channel) {
    sent.add(new Sent(time, channel));
    if (sent.size() <= BOUND) {
      return true;
    }
    sent.removeFirst();
    return false;
  }

  /** Forgets the messages of this instant and before. */
  public void forget(long instant) {
    while (!sent.isEmpty() && sent.peekFirst().time <= instant) {
      sent.removeFirst();
    }
  }

  public boolean isEmpty() {
    return sent.isEmpty();
  }

  /** When the latest went; there must be one. */
  public long newest() {
    return sent.getLast().time;
  }

  void write(ByteWriter to) {
    TreeSet<String> names = new TreeSet<>();
    sent.forEach(one -> names.add(one.channel));
    List<String> channels = List.copyOf(names);
    to.unsigned(channels.size());
    channels.forEach(to::text);
    to.unsigned(sent.size());
    long time = 0;
    for (Sent one : sent) {
      to.signed(one.time - time).oneByte(channels.indexOf(one.channel));
      time = one.time;
    }
  }

  static SendLog read(ByteReader from) {
    SendLog log = new SendLog();
    List<String> channels = new ArrayList<>();
    for (int size = from.count(); size > 0; size--) {
      channels.add(from.text());
    }
    long time = 0;
    for (int size = from.count(); size > 0; size--) {
      time += from.signed();
      log.sent.add(new Sent(time, channels.get(from.oneByte())));
    }
    return log;
  }

  private static boolean counts(Sent one, String channel) {
    return channel == null || channel.equals(one.channel);
  }
}
