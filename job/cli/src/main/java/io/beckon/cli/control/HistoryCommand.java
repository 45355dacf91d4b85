package io.beckon.cli.control;

import io.beckon.cli.campaigns.CampaignPublisher;
import io.beckon.cli.campaigns.CampaignsTopic;
import io.beckon.cli.campaigns.PublishedVersions;
import io.beckon.cli.terminal.Invocation;
import io.beckon.cli.words.TimeWords;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.ChangeKind;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Tells what was said of a campaign, and when it took effect. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "What was done to a campaign, and when did it take effect?",
      "Its versions, pauses, roll-backs and ends, and halts of all campaigns."
    })
public final class HistoryCommand implements Callable<Integer> {

  @ParentCommand private Invocation beckon;

  @Parameters(paramLabel = "CAMPAIGN", description = "Id of the campaign.")
  private String campaign;

  @Mixin private CampaignsTopic.Place topic;

  @Override
  public Integer call() {
    try (CampaignPublisher publisher = topic.connect()) {
      PublishedVersions published = publisher.published();
      List<CampaignChange> history = published.history(campaign);
      if (history.stream().noneMatch(change -> change.kind() == ChangeKind.CAMPAIGN)) {
        throw published.noCampaign(campaign, topic.name());
      }
      for (CampaignChange change : history) {
        beckon
            .console()
            .out()
            .println(TimeWords.dateTime(change.effectiveFrom()) + "  " + what(change));
      }
    }
    return 0;
  }

  private static String what(CampaignChange change) {
    return change.kind() == ChangeKind.CONTROL
        ? ControlWords.what(change.said())
        : "published " + change.version() + "  " + change.source().name();
  }
}
