package io.beckon.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What can be done about tracking plans. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "Tracking plans: what producers have agreed to send.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = PlanInferCommand.class)
final class PlanCommand implements Runnable {

  @ParentCommand private Beckon beckon;

  @Spec private CommandSpec spec;

  Console console() {
    return beckon.console();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "beckon plan: which command?");
  }
}
