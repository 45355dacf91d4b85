package io.beckon.runtime.options;

import static io.beckon.runtime.options.OptionType.TEXT;

/** How a job's Kafka clients find the brokers. */
public final class KafkaOptions {

  /** Keys below it that are no option of a job's go to the Kafka clients as they are. */
  public static final String PREFIX = "kafka.";

  public static final Option<String> BOOTSTRAP_SERVERS =
      Option.required(PREFIX + "bootstrap.servers", TEXT, "Brokers to begin with: host:port, ...");

  private KafkaOptions() {}

  /** The consumer group of a job, which has a name of its own where none is given. */
  public static Option<String> group(String name) {
    return Option.of(
        PREFIX + "group.id",
        TEXT,
        name,
        "Consumer group under which progress is reported to the broker. The job itself goes on"
            + " from its checkpoint, never from the group's offsets.");
  }
}
