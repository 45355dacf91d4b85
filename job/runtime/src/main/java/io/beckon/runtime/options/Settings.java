package io.beckon.runtime.options;

import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The values of all options, checked. Immutable.
 *
 * <p>What it prints holds no secret: the properties of the Kafka clients are left out, their keys
 * too.
 */
public final class Settings implements Serializable {

  private static final long serialVersionUID = 1L;

  /** By key, as text that its option has accepted, defaults included; in the order of help. */
  private final LinkedHashMap<String, String> texts;

  private final HashMap<String, String> kafka;

  Settings(Map<String, String> texts, Map<String, String> kafka) {
    this.texts = new LinkedHashMap<>(texts);
    this.kafka = new HashMap<>(kafka);
  }

  /**
   * The value given, or the default.
   *
   * @throws IllegalArgumentException where the job has no such option
   */
  public <T> T get(Option<T> option) {
    return option.parse(text(option));
  }

  /** What every Kafka client of the job is made with: where the brokers are and how to log in. */
  public Properties kafka() {
    Properties client = new Properties();
    client.putAll(kafka);
    client.put("bootstrap.servers", get(KafkaOptions.BOOTSTRAP_SERVERS));
    return client;
  }

  /** One line an option: its key and its value. */
  @Override
  public String toString() {
    StringBuilder lines = new StringBuilder();
    texts.forEach((key, text) -> lines.append(key).append(" = ").append(text).append('\n'));
    return lines.toString();
  }

  private String text(Option<?> option) {
    String text = texts.get(option.key());
    if (text == null) {
      throw new IllegalArgumentException("This job has no option " + option.key());
    }
    return text;
  }
}
