package io.beckon.cli.campaigns;

import io.beckon.core.catalog.Control;
import java.time.Instant;
import java.util.Optional;

/** Writes down how campaigns are to stand, each under a sequence of its own. */
public final class ControlEntries {

  private final CampaignsTopic topic;
  private final long now;
  private int count;

  /**
   * Entries of one command.
   *
   * @param now tells them from those of somebody who writes at the same time
   */
  public ControlEntries(PublishedVersions published, CampaignsTopic topic, Instant now) {
    this.topic = topic;
    this.now = now.toEpochMilli();
    this.count = published.controls();
  }

  /** How a campaign is to stand, and why, for people. */
  public CampaignEntry of(Control control, String reason) {
    count++;
    return CampaignEntry.of(control, count + "-" + now, topic.from(), reason);
  }

  /**
   * A version that was published before is not written once more, but put into force once more:
   * under its key it would take the place of the first record when the topic is compacted.
   */
  public CampaignEntry again(Publishable thing) {
    return switch (thing.kind()) {
      case CAMPAIGN ->
          of(
              new Control(Control.Verb.ROLLBACK, thing.id(), thing.version(), Optional.empty()),
              "published again");
      case POLICY, PLAN, TEMPLATE, CONTROL -> {
        count++;
        yield CampaignEntry.again(thing, count + "-" + now, topic.from());
      }
    };
  }
}
