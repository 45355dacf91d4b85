package io.beckon.core.state;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import io.beckon.core.event.Event;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * An event as a sequence looks at it and keeps it.
 *
 * <p>Bytes: its name, message id and properties, and 5 to 20 beside.
 *
 * @param place in the user's log
 * @param time {@code E}, epoch milliseconds
 * @param logTime {@code P}, epoch milliseconds
 * @param messageId of the event
 * @param name of the event
 * @param properties of the event, within {@link #PROPERTIES_BOUND} once it is kept
 * @param stale whether it came too late to be a step; such an event is never kept
 */
public record MatchedEvent(
    long place,
    long time,
    long logTime,
    String messageId,
    String name,
    Map<String, Object> properties,
    boolean stale) {

  /** Bytes that the properties of one event take while a sequence waits for the next. */
  public static final int PROPERTIES_BOUND = 2 * 1024;

  public static MatchedEvent of(Event event, long logTime, long place, boolean stale) {
    return new MatchedEvent(
        place, event.time(), logTime, event.messageId(), event.name(), event.properties(), stale);
  }

  /**
   * The same with as many of its properties as can be kept.
   *
   * @param first names of those that are kept before others: the sequence itself asks for them
   */
  public MatchedEvent bounded(Set<String> first) {
    if (size(properties) <= PROPERTIES_BOUND) {
      return this;
    }
    Map<String, Object> kept = new LinkedHashMap<>();
    first.forEach(name -> keep(name, kept));
    properties.keySet().forEach(name -> keep(name, kept));
    return new MatchedEvent(place, time, logTime, messageId, name, kept, stale);
  }

  private void keep(String name, Map<String, Object> kept) {
    if (properties.get(name) != null && !kept.containsKey(name)) {
      kept.put(name, properties.get(name));
      if (size(kept) > PROPERTIES_BOUND) {
        kept.remove(name);
      }
    }
  }

  private static int size(Map<String, Object> properties) {
    ByteWriter to = new ByteWriter();
    StoredProperties.write(properties, to);
    return to.toBytes().length;
  }

  public void write(ByteWriter to) {
    to.unsigned(place).signed(time).signed(logTime - time).text(messageId).text(name);
    StoredProperties.write(properties, to);
  }

  public static MatchedEvent read(ByteReader from) {
    long place = from.unsigned();
    long time = from.signed();
    return new MatchedEvent(
        place,
        time,
        time + from.signed(),
        from.text(),
        from.text(),
        StoredProperties.read(from),
        false);
  }
}
