package io.beckon.cli.journeys;

import io.beckon.cli.terminal.Failure;
import io.beckon.cli.terminal.Invocation;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Tells what was decided about a user, and why: from what the job or a backtest wrote down. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Why did this user get that message, and why not the other one?",
      "Tells each decision about a user, with its reason and the values that decided."
    })
public final class ExplainCommand implements Callable<Integer> {

  @ParentCommand private Invocation beckon;

  @Parameters(paramLabel = "USER", description = "The user's id, as events have it.")
  private String user;

  @Option(
      names = "--campaign",
      paramLabel = "ID",
      description = "Only what this campaign decided. Default: all of them.")
  private String campaign;

  @ArgGroup(multiplicity = "1")
  private From from;

  /** Where the decisions are. */
  private static final class From {

    @Option(
        names = "--from",
        paramLabel = "FILE",
        description = "The decisions of a backtest, as --records has written them.")
    private Path file;

    @ArgGroup(exclusive = false)
    private DecisionsOfJob job;
  }

  @Override
  public Integer call() {
    JourneySource source = source();
    Story story = new Story(user);
    source.forEach(
        user,
        record -> {
          if (campaign == null || campaign.equals(record.campaign())) {
            story.add(record);
          }
        });
    if (source.unknown() > 0) {
      beckon
          .console()
          .err()
          .println(
              "Passed over, since only a later version of beckon knows what they are: "
                  + source.unknown());
    }
    if (story.isEmpty()) {
      throw new Failure(
          source.name()
              + " has no decision about "
              + user
              + (campaign == null ? "" : " by the campaign " + campaign)
              + ". Nothing that the user did started anything, or it is older than what is kept.");
    }
    story.tell(beckon.console());
    return 0;
  }

  private JourneySource source() {
    return from.file != null ? new JourneyFile(from.file) : from.job.open();
  }
}
