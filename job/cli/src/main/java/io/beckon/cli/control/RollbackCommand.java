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

/** Puts an earlier version of a campaign into force. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Put a version of a campaign into force once more that was published before.")
public final class RollbackCommand implements Callable<Integer> {

  @ParentCommand private Invocation beckon;

  @Parameters(paramLabel = "CAMPAIGN", description = "Id of the campaign.")
  private String campaign;

  @Parameters(
      paramLabel = "VERSION",
      description = "The version, as `beckon publish` told it; its first letters are enough.")
  private String version;

  @Option(
      names = "--in-flight",
      paramLabel = "finish|stop",
      converter = InFlightConverter.class,
      defaultValue = InFlightWords.FINISH,
      description =
          "What becomes of running journeys of other versions: they finish what they began, or they stop. Default"
              + " ${DEFAULT-VALUE}.")
  private InFlight inFlight;

  @Mixin private ControlWriter writer;

  @Override
  public Integer call() {
    Control back = new Control(Control.Verb.ROLLBACK, campaign, version, Optional.of(inFlight));
    return writer.say(beckon, back, "rolled back");
  }
}
