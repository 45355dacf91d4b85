package io.beckon.core.item;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import java.util.Map;

/**
 * Something that happened to an item, while its watchers are told.
 *
 * @param event its name
 * @param messageId of the item's event
 * @param time {@code E} of it, epoch milliseconds
 * @param end the place behind the last watcher who is told: later ones came after it
 * @param next the place of the watcher to be told next
 * @param properties of the item's event
 */
record News(
    String event,
    String messageId,
    long time,
    long end,
    long next,
    Map<String, Object> properties) {

  News from(long place) {
    return new News(event, messageId, time, end, place, properties);
  }

  void write(ByteWriter to) {
    to.text(event).text(messageId).signed(time).unsigned(end).unsigned(next).entries(properties);
  }

  static News read(ByteReader from) {
    return new News(
        from.text(), from.text(), from.signed(), from.unsigned(), from.unsigned(), from.entries());
  }
}
