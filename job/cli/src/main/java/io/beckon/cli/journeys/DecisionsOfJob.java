package io.beckon.cli.journeys;

import io.beckon.cli.brokers.BrokerOptions;
import picocli.CommandLine.Option;

/** Where the decisions of a job are: the options of every command that reads them. */
public final class DecisionsOfJob extends BrokerOptions {

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      defaultValue = "journeys",
      description = "The journeys topic. Default ${DEFAULT-VALUE}.")
  private String topic;

  /** The topic that the options name; not connected to yet. */
  public JourneyTopic open() {
    return new JourneyTopic(brokers(), topic);
  }
}
