package io.beckon.cli.control;

import io.beckon.cli.terminal.Invocation;
import io.beckon.core.catalog.Control;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Lets nobody into a campaign, and has its messages wait. */
@Command(
    name = "pause",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Let nobody into a campaign, and have its messages wait until `beckon resume`.",
      "Journeys walk on; a message that waits is dropped when it expires. What delivery has not"
          + " handed over waits there, at once."
    })
public final class PauseCommand implements Callable<Integer> {

  @ParentCommand private Invocation beckon;

  @Parameters(paramLabel = "CAMPAIGN", description = "Id of the campaign.")
  private String campaign;

  @Mixin private ControlWriter writer;

  @Override
  public Integer call() {
    return writer.say(beckon, Control.of(Control.Verb.PAUSE, campaign), "paused");
  }
}
