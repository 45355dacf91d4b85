package io.beckon.cli;

import io.beckon.core.compile.Compilation;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.source.Span;
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
      say(campaign.id(), campaign.version(), campaign.definition().span());
    }
    compilation
        .plan()
        .ifPresent(plan -> say("tracking plan " + plan.id(), plan.version(), plan.span()));
    return 0;
  }

  private void say(String what, String version, Span span) {
    Console console = beckon.console();
    String ok = console.out(Console.Colour.GREEN, "ok");
    console.out().println(String.join("  ", ok, what, version, span.source().name()));
  }
}
