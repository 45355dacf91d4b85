package io.beckon.cli.replay;

import io.beckon.cli.files.CampaignFiles;
import io.beckon.cli.terminal.Invocation;
import io.beckon.cli.terminal.ProblemReport;
import io.beckon.core.compile.Compilation;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Runs two states of the campaigns over one log, and tells what is another for users. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "What does a change of campaigns change for users, over a log of events?",
      "Tells who gets what only after it, only before it, or at another time. Name all that is in"
          + " force on either side: campaigns share caps."
    })
public final class DiffCommand implements Callable<Integer> {

  @ParentCommand private Invocation beckon;

  @Parameters(
      index = "0",
      paramLabel = "BEFORE",
      description = "Campaigns as they are: a file, or a folder with them.")
  private Path before;

  @Parameters(
      index = "1",
      paramLabel = "AFTER",
      description = "Campaigns as they will be: a file, or a folder with them.")
  private Path after;

  @Mixin private EventLog log;

  @Option(
      names = "--examples",
      paramLabel = "N",
      defaultValue = "3",
      description = "So many changes of each kind are told one by one. Default ${DEFAULT-VALUE}.")
  private int examples;

  @Override
  public Integer call() {
    Compilation asItIs = sound(before);
    Compilation asItWillBe = asItIs == null ? null : sound(after);
    if (asItWillBe == null) {
      return 1;
    }
    EventLog.Difference diff =
        log.inOrder(
            beckon.console(), lines -> log.diff(lines, asItIs, asItWillBe, beckon.console()));
    new DiffReport(examples, beckon.console()).print(diff.campaigns());
    return 0;
  }

  /** Null where there are problems; they are told. */
  private Compilation sound(Path path) {
    Compilation compilation = Compilation.of(CampaignFiles.campaigns(List.of(path)));
    if (!compilation.isSound()) {
      ProblemReport.print(compilation.problems(), beckon.console());
      return null;
    }
    return compilation;
  }
}
