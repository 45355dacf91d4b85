package io.beckon.cli.control;

import io.beckon.cli.terminal.Invocation;
import io.beckon.core.catalog.Control;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Stops everything: no entry, no message, no call. */
@Command(
    name = "halt",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Stop all campaigns at once, transactional messages and calls included, until"
          + " `beckon resume --all`.",
      "Delivery holds what it has at once. What was sent and may not have been delivered is called"
          + " back as users are met, and does not come again."
    })
public final class HaltCommand implements Callable<Integer> {

  @ParentCommand private Invocation beckon;

  @Option(
      names = "--all",
      required = true,
      description = "Yes, all of them. For one of them there is `beckon pause`.")
  private boolean all;

  @Mixin private ControlWriter writer;

  @Override
  public Integer call() {
    return writer.say(beckon, Control.of(Control.Verb.PAUSE, Control.ALL), "halted");
  }
}
