package io.beckon.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where brokers are: what the options of every command that speaks to them begin with. */
class BrokerOptions {

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

  final Brokers brokers() {
    return Brokers.at(bootstrapServers, client);
  }
}
