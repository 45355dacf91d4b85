package io.beckon.cli.files;

import io.beckon.cli.terminal.Console;
import io.beckon.cli.terminal.Invocation;
import io.beckon.cli.terminal.ProblemReport;
import io.beckon.core.compile.Compilation;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.source.Problem;
import io.beckon.core.source.SourceText;
import io.beckon.template.MessageTemplate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Checks campaign files and templates. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = {
      "Check campaign files and templates: one line each, or all that is wrong with them.",
      "Templates are what lies in a folder called `templates`. Beside the campaigns that send them"
          + " and the tracking plan they are checked for what they speak of."
    })
public final class ValidateCommand implements Callable<Integer> {

  @ParentCommand private Invocation beckon;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Campaign files, folders with them, folders of templates.")
  private List<Path> paths;

  @Override
  public Integer call() {
    Console console = beckon.console();
    TemplateFiles templateFiles = TemplateFiles.in(paths);
    Compilation compilation =
        Compilation.of(
            templateFiles.files().isEmpty()
                ? CampaignFiles.campaigns(paths)
                : CampaignFiles.campaignsIfAny(paths));
    CheckedTemplates checked =
        CheckedTemplates.of(
            templateFiles,
            compilation.plan(),
            compilation.campaigns().stream().map(ExecutableCampaign::definition).toList());
    List<Problem> problems = new ArrayList<>(compilation.problems());
    problems.addAll(checked.problems());
    if (!problems.isEmpty()) {
      ProblemReport.print(problems, console);
      return 1;
    }
    for (ExecutableCampaign campaign : compilation.campaigns()) {
      say(campaign.id(), campaign.version(), campaign.definition().span().source());
    }
    compilation
        .plan()
        .ifPresent(plan -> say("tracking plan " + plan.id(), plan.version(), plan.span().source()));
    for (MessageTemplate template : checked.templates()) {
      say("template " + template.name(), template.version(), template.files().get(0).source());
    }
    checked.missing().forEach(one -> console.err().println("warning: " + one));
    return 0;
  }

  private void say(String what, String version, SourceText source) {
    Console console = beckon.console();
    String ok = console.out(Console.Colour.GREEN, "ok");
    console.out().println(String.join("  ", ok, what, version, source.name()));
  }
}
