package io.beckon.gateway.options;

import java.util.Map;
import java.util.Properties;

/** The values of all options, checked. Immutable; it prints nothing of them. */
public final class Settings {

  private final Map<String, String> given;
  private final Map<String, String> kafka;

  Settings(Map<String, String> given, Map<String, String> kafka) {
    this.given = Map.copyOf(given);
    this.kafka = Map.copyOf(kafka);
  }

  /** The value given, or the default. */
  public <T> T get(Option<T> option) {
    String text = given.get(option.key());
    return option.parse(text != null ? text : option.defaultText().orElseThrow());
  }

  /** Whether a value was given that says anything. */
  public boolean has(Option<?> option) {
    return !given.getOrDefault(option.key(), option.defaultText().orElse("")).isBlank();
  }

  /** What the Kafka client is made with: where the brokers are and how to log in. */
  public Properties kafka() {
    Properties client = new Properties();
    client.putAll(kafka);
    client.put("bootstrap.servers", get(Options.BOOTSTRAP_SERVERS));
    return client;
  }
}
