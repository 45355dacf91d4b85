package io.beckon.cli.coupons;

import io.beckon.cli.terminal.Console;
import io.beckon.cli.terminal.Invocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What can be done about pools of coupon codes. */
@Command(
    name = "coupons",
    mixinStandardHelpOptions = true,
    description = "Pools of coupon codes: fill them, and see what is left.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {CouponsLoadCommand.class, CouponsStatusCommand.class})
public final class CouponsCommand implements Runnable {

  @ParentCommand private Invocation beckon;

  @Spec private CommandSpec spec;

  Console console() {
    return beckon.console();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "beckon coupons: load, or status?");
  }
}
