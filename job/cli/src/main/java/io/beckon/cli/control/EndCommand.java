package io.beckon.cli.control;

import io.beckon.cli.terminal.Invocation;
import io.beckon.core.catalog.Control;
import io.beckon.core.model.InFlight;
import io.beckon.engine.record.InFlightWords;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Ends a campaign. */
@Command(
    name = "end",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "End a campaign: nobody enters any more.",
      "`beckon publish` or `beckon rollback` begins it anew."
    })
public final class EndCommand implements Callable<Integer> {

  @ParentCommand private Invocation beckon;

  @Parameters(paramLabel = "CAMPAIGN", description = "Id of the campaign.")
  private String campaign;

  @Option(
      names = "--in-flight",
      paramLabel = "finish|stop",
      converter = InFlightConverter.class,
      defaultValue = InFlightWords.FINISH,
      description =
          "What becomes of running journeys: they finish what they began, or they stop. Default"
              + " ${DEFAULT-VALUE}.")
  private InFlight inFlight;

  @Mixin private ControlWriter writer;

  @Override
  public Integer call() {
    Control end = new Control(Control.Verb.END, campaign, "", Optional.of(inFlight));
    return writer.say(beckon, end, "ended");
  }
}
