package io.beckon.cli.demo.act;

import io.beckon.cli.demo.seen.Chronicle;
import io.beckon.cli.demo.seen.SeenEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What you have unsubscribed from, as your events tell it.
 *
 * @param off by topic, by channel, or all, as an event's properties say it; empty where you have
 *     not
 */
record YourConsent(List<Map<String, Object>> off) {

  static YourConsent in(Chronicle chronicle) {
    Map<Map<String, Object>, Boolean> scopes = new LinkedHashMap<>();
    for (SeenEvent event : chronicle.yourEvents()) {
      if (event.name().equals("unsubscribed") || event.name().equals("subscribed")) {
        scopes.put(scope(event), event.name().equals("unsubscribed"));
      }
    }
    return new YourConsent(
        scopes.entrySet().stream()
            .filter(Map.Entry::getValue)
            .<Map<String, Object>>map(Map.Entry::getKey)
            .toList());
  }

  private static Map<String, Object> scope(SeenEvent event) {
    Map<String, Object> scope = new LinkedHashMap<>();
    for (String part : List.of("topic", "channel")) {
      if (!event.text(part).isEmpty()) {
        scope.put(part, event.text(part));
      }
    }
    return scope;
  }
}
