package io.beckon.cli.control;

import io.beckon.cli.terminal.Invocation;
import io.beckon.core.catalog.Control;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Ends a pause, or the halt of all campaigns. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "End the pause of a campaign, or with --all the halt of all of them.",
      "Messages that wait go out within five minutes, unless they have expired."
    })
public final class ResumeCommand implements Callable<Integer> {

  @ParentCommand private Invocation beckon;

  @ArgGroup(multiplicity = "1")
  private Which which;

  /** One campaign or all of them. */
  private static final class Which {

    @Parameters(paramLabel = "CAMPAIGN", description = "Id of the campaign.")
    private String campaign;

    @Option(names = "--all", required = true, description = "Lift the halt of all campaigns.")
    private boolean all;
  }

  @Mixin private ControlWriter writer;

  @Override
  public Integer call() {
    String campaign = which.all ? Control.ALL : which.campaign;
    return writer.say(beckon, Control.of(Control.Verb.RESUME, campaign), "resumed");
  }
}
