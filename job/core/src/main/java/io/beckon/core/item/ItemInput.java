package io.beckon.core.item;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import java.util.Comparator;
import java.util.Map;

/**
 * What one desk is told.
 *
 * @param key the desk
 * @param kind what it is about
 * @param userId who watches or does so no longer; empty where something happened to the item
 * @param messageId of the event
 * @param event its name
 * @param time event time {@code E}, epoch milliseconds, never far ahead of log time
 * @param logTime {@code P}, epoch milliseconds
 * @param partition of the events topic
 * @param offset in the partition
 * @param properties of the item's event, or what is kept of the watching one
 */
public record ItemInput(
    ItemKey key,
    Kind kind,
    String userId,
    String messageId,
    String event,
    long time,
    long logTime,
    int partition,
    long offset,
    Map<String, Object> properties) {

  /** What a desk can be told. The order is that of one instant, and is stored. */
  public enum Kind {
    /** A user watches the item from now on. */
    SEEN,
    /** A user watches it no longer. */
    ENDED,
    /** Something happened to the item. */
    HAPPENED
  }

  /**
   * The order in which a desk is told, whatever came first on the way: of log time, at one instant
   * what users did first, then as the partitions hold it.
   */
  public static final Comparator<ItemInput> IN_ORDER =
      Comparator.comparingLong(ItemInput::logTime)
          .thenComparing(input -> input.kind == Kind.HAPPENED)
          .thenComparingInt(ItemInput::partition)
          .thenComparingLong(ItemInput::offset);

  private static final int FORM = 1;
  private static final Kind[] KINDS = Kind.values();

  /** Writes it, with its form in front. */
  public void write(ByteWriter to) {
    to.oneByte(FORM).oneByte(kind.ordinal()).text(key.text());
    to.text(userId).text(messageId).text(event);
    to.signed(logTime).signed(logTime - time).unsigned(partition).unsigned(offset);
    to.entries(properties);
  }

  /** Reads what {@link #write} wrote. */
  public static ItemInput read(ByteReader from) {
    int form = from.oneByte();
    if (form != FORM) {
      throw new IllegalStateException(
          "An item's input is of format " + form + "; this build reads format " + FORM);
    }
    Kind kind = KINDS[from.oneByte()];
    ItemKey key = ItemKey.of(from.text());
    String userId = from.text();
    String messageId = from.text();
    String event = from.text();
    long logTime = from.signed();
    long time = logTime - from.signed();
    return new ItemInput(
        key,
        kind,
        userId,
        messageId,
        event,
        time,
        logTime,
        from.count(),
        from.unsigned(),
        from.entries());
  }
}
