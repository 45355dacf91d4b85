package io.beckon.runtime.options;

import static io.beckon.runtime.options.OptionType.TEXT;

/** How a job's Kafka clients find the brokers. */
public final class KafkaOptions {

  /** Keys below it that are no option of a job's go to the Kafka clients as they are. */
  public static final String PREFIX = "kafka.";

  public static final Option<String> BOOTSTRAP_SERVERS =
      Option.required(PREFIX + "bootstrap.servers", TEXT, "Brokers to begin with: host:port, ...");

  private KafkaOptions() {}
}
