package io.beckon.gateway.page;

import io.beckon.core.plan.BuiltIn;
import io.beckon.gateway.log.LogRecord;
import io.beckon.gateway.log.UserEvents;
import io.beckon.link.Link.Scope;
import io.beckon.link.Message;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What people say about being written to, as events. Each has an id of its own, however often the
 * same is said: one that came again would be taken for a repetition, and whoever unsubscribes,
 * subscribes and unsubscribes again within two days must be heard each time. To say it twice does
 * no harm, since the last one in the log stands.
 */
final class Consent {

  static final String LESS_OFTEN = "less_often";
  static final String PREFERENCES_SAVED = "preferences_saved";

  private Consent() {}

  static LogRecord unsubscribed(Message message, Scope scope, Instant at) {
    Map<String, Object> said = UserEvents.about(message);
    switch (scope) {
      case TOPIC -> said.put("topic", message.topic());
      case CHANNEL -> said.put("channel", message.channel());
      case ALL -> {
        // With neither, it is all of them.
      }
    }
    return UserEvents.track(message, BuiltIn.UNSUBSCRIBED, id(), at, said);
  }

  /**
   * Takes an unsubscribe back. Of all channels this one alone comes back: nobody says yes to text
   * messages by it.
   */
  static LogRecord subscribedAgain(Message message, Scope scope, Instant at) {
    Map<String, Object> said = UserEvents.about(message);
    if (scope == Scope.TOPIC) {
      said.put("topic", message.topic());
    } else {
      said.put("channel", message.channel());
    }
    return UserEvents.track(message, BuiltIn.SUBSCRIBED, id(), at, said);
  }

  static LogRecord topic(Message message, String topic, boolean wanted, Instant at) {
    Map<String, Object> said = UserEvents.about(message);
    said.put("topic", topic);
    String event = wanted ? BuiltIn.SUBSCRIBED : BuiltIn.UNSUBSCRIBED;
    return UserEvents.track(message, event, id(), at, said);
  }

  static LogRecord lessOften(Message message, boolean less, Instant at) {
    return UserEvents.identify(message, id(), at, Map.of(LESS_OFTEN, less));
  }

  /** For campaigns that answer it. */
  static LogRecord saved(Message message, Boolean less, Instant at) {
    Map<String, Object> said = new LinkedHashMap<>();
    if (less != null) {
      said.put(LESS_OFTEN, less);
    }
    return UserEvents.track(message, PREFERENCES_SAVED, id(), at, said);
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }
}
