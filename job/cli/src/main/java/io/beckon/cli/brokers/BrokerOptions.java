package io.beckon.cli.brokers;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where brokers are: what the options of every command that speaks to them begin with. */
public class BrokerOptions {

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      required = true,
      description = "Brokers to begin with, separated by commas.")
  private String bootstrapServers;

  @Option(
      names = "--client",
      paramLabel = "FILE",
      description = "Properties of the Kafka client, such as those for TLS and passwords.")
  private Path client;

  /** Those that the options name; a file that cannot be read is a {@link Failure}. */
  public final Brokers brokers() {
    return Brokers.at(bootstrapServers, client);
  }
}
