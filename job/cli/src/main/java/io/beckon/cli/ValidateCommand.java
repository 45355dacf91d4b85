package io.beckon.cli;

import io.beckon.core.compile.Compilation;
import io.beckon.core.executable.ExecutableCampaign;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Checks campaign files. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = "Check campaign files: one line a campaign, or all that is wrong with them.")
final class ValidateCommand implements Callable<Integer> {

  @ParentCommand private Beckon beckon;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Campaign files, or folders with them.")
  private List<Path> paths;

  @Override
  public Integer call() {
    Console console = beckon.console();
    Compilation compilation = Compilation.of(CampaignFiles.campaigns(paths));
    if (!compilation.isSound()) {
      ProblemReport.print(compilation.problems(), console);
      return 1;
    }
    for (ExecutableCampaign campaign : compilation.campaigns()) {
      console
          .out()
          .println(
              console.out(Console.Colour.GREEN, "ok")
                  + "  "
                  + campaign.id()
                  + "  "
                  + campaign.version()
                  + "  "
                  + campaign.definition().span().source().name());
    }
    return 0;
  }
}
