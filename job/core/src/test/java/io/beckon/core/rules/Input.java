package io.beckon.core.rules;

import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a user's clock meets: an event, or log time that runs on. */
sealed interface Input {

  /** Log time runs on to here, and nothing happens. */
  record Time(long logTime) implements Input {}

  /** An event; when it happened and when it was logged are one unless the test says otherwise. */
  record Happening(
      Event.Kind kind,
      String name,
      long eventTime,
      long logTime,
      int partition,
      String messageId,
      Map<String, Object> properties)
      implements Input {

    Happening at(String time) {
      long instant = DayTime.of(time);
      return new Happening(kind, name, instant, instant, partition, messageId, properties);
    }

    Happening loggedAt(String time) {
      return new Happening(
          kind, name, eventTime, DayTime.of(time), partition, messageId, properties);
    }

    Happening fromPartition(int other) {
      return new Happening(kind, name, eventTime, logTime, other, messageId, properties);
    }

    Happening withId(String id) {
      return new Happening(kind, name, eventTime, logTime, partition, id, properties);
    }

    Happening with(String property, Object value) {
      Map<String, Object> more = new LinkedHashMap<>(properties);
      more.put(property, value);
      return new Happening(kind, name, eventTime, logTime, partition, messageId, more);
    }

    /** One that says no id of its own has one that no other has. */
    LoggedEvent logged(String user, int place) {
      String id = messageId == null ? "message-" + place : messageId;
      return new LoggedEvent(
          new Event(kind, name, user, id, eventTime, properties), logTime, partition);
    }
  }

  static Happening event(String name) {
    return new Happening(Event.Kind.TRACK, name, 0, 0, 0, null, Map.of());
  }

  static Happening identify(String trait, Object value) {
    return new Happening(Event.Kind.IDENTIFY, Event.IDENTIFY_NAME, 0, 0, 0, null, Map.of())
        .with(trait, value);
  }

  static Time until(String time) {
    return new Time(DayTime.of(time));
  }
}
