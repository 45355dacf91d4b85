package io.beckon.engine.options;

import io.beckon.core.item.ItemBounds;
import io.beckon.core.time.TimeRules;
import java.io.Serializable;
import java.util.HashMap;
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

  /** By key, as text that its option has accepted; options that were not given are absent. */
  private final HashMap<String, String> given;

  private final HashMap<String, String> kafka;

  Settings(Map<String, String> given, Map<String, String> kafka) {
    this.given = new HashMap<>(given);
    this.kafka = new HashMap<>(kafka);
  }

  /** The value given, or the default. */
  public <T> T get(Option<T> option) {
    return option.parse(text(option));
  }

  /** What every Kafka client of the job is made with: where the brokers are and how to log in. */
  public Properties kafka() {
    Properties client = new Properties();
    client.putAll(kafka);
    client.put("bootstrap.servers", get(JobOptions.BOOTSTRAP_SERVERS));
    return client;
  }

  /** The core's numbers. */
  public TimeRules timeRules() {
    return new TimeRules(
        get(JobOptions.GRACE).toMillis(),
        get(JobOptions.STALENESS).toMillis(),
        TimeRules.DEFAULT.futureTolerance(),
        TimeRules.DEFAULT.repeatWindow(),
        get(JobOptions.SEND_FROM),
        get(JobOptions.ROLL_CALL).toMillis());
  }

  /** How much one item can be to one campaign. */
  public ItemBounds itemBounds() {
    return new ItemBounds(get(JobOptions.ITEM_RATE), get(JobOptions.ITEM_WATCHERS));
  }

  /** One line an option: its key and its value. */
  @Override
  public String toString() {
    StringBuilder lines = new StringBuilder();
    for (Option<?> option : JobOptions.ALL) {
      lines.append(option.key()).append(" = ").append(text(option)).append('\n');
    }
    return lines.toString();
  }

  private String text(Option<?> option) {
    String text = given.get(option.key());
    return text != null ? text : option.defaultText().orElseThrow();
  }
}
