package io.beckon.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the decisions of a job are: the options of every command that reads them. */
final class DecisionsOfJob {

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      required = true,
      description = "The decisions of a job: brokers to begin with, separated by commas.")
  private String bootstrapServers;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      defaultValue = "journeys",
      description = "The journeys topic. Default ${DEFAULT-VALUE}.")
  private String topic;

  @Option(
      names = "--client",
      paramLabel = "FILE",
      description = "Properties of the Kafka client, such as those for TLS and passwords.")
  private Path client;

  JourneyTopic open() {
    return new JourneyTopic(Brokers.at(bootstrapServers, client), topic);
  }
}
