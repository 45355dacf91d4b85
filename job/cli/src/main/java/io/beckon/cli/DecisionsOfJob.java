package io.beckon.cli;

import io.beckon.cli.brokers.BrokerOptions;
import picocli.CommandLine.Option;

/** Where the decisions of a job are: the options of every command that reads them. */
final class DecisionsOfJob extends BrokerOptions {

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      defaultValue = "journeys",
      description = "The journeys topic. Default ${DEFAULT-VALUE}.")
  private String topic;

  JourneyTopic open() {
    return new JourneyTopic(brokers(), topic);
  }
}
