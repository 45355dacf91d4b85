package io.beckon.cli.campaigns;

import io.beckon.cli.brokers.BrokerOptions;
import io.beckon.cli.brokers.Brokers;
import io.beckon.cli.terminal.InstantConverter;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that writes to the campaigns topic. */
public final class CampaignsTopic {

  /** Where the topic is: the options of every command that reads it. */
  public static final class Place extends BrokerOptions {

    @Option(
        names = "--topic",
        paramLabel = "NAME",
        defaultValue = "campaigns",
        description = "The campaigns topic. Default ${DEFAULT-VALUE}.")
    private String topic;

    /** Connects to it. */
    public CampaignPublisher connect() {
      return new CampaignPublisher(brokers(), topic);
    }

    /** The topic's name. */
    public String name() {
      return topic;
    }
  }

  @Mixin private Place place;

  @Option(
      names = "--effective-from",
      paramLabel = "INSTANT",
      converter = InstantConverter.class,
      description =
          "In force from this log time of the events on, such as 2025-03-01T00:00Z. If not said,"
              + " as soon as may be: a lead behind now, 30 s unless the job says otherwise.")
  private OffsetDateTime effectiveFrom;

  /** Connects to it. */
  public CampaignPublisher connect() {
    return place.connect();
  }

  /** Those that hold it. */
  public Brokers brokers() {
    return place.brokers();
  }

  /** The topic's name. */
  public String name() {
    return place.name();
  }

  /** From when on it was asked for, log time; null for as soon as may be. */
  public Instant from() {
    return effectiveFrom == null ? null : effectiveFrom.toInstant();
  }

  /** From when on it will be in force, where the job's lead is as usual. */
  public Instant from(Instant now) {
    Instant earliest = now.plus(PublishedVersions.LEAD);
    return from() == null || from().isBefore(earliest) ? earliest : from();
  }

  /** When it takes effect, for people. */
  public String when() {
    return from() == null
        ? "as soon as the job's lead is over"
        : "from " + from() + ", or when the job's lead is over";
  }
}
