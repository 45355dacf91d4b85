package io.beckon.cli;

import io.beckon.cli.control.EndCommand;
import io.beckon.cli.control.HaltCommand;
import io.beckon.cli.control.HistoryCommand;
import io.beckon.cli.control.ListCommand;
import io.beckon.cli.control.PauseCommand;
import io.beckon.cli.control.ResumeCommand;
import io.beckon.cli.control.RollbackCommand;
import io.beckon.cli.coupons.CouponsCommand;
import io.beckon.cli.demo.DemoCommand;
import io.beckon.cli.files.NewCommand;
import io.beckon.cli.files.TestCommand;
import io.beckon.cli.files.ValidateCommand;
import io.beckon.cli.journeys.ExplainCommand;
import io.beckon.cli.preview.PreviewCommand;
import io.beckon.cli.publish.PlanCommand;
import io.beckon.cli.publish.PublishCommand;
import io.beckon.cli.replay.BacktestCommand;
import io.beckon.cli.replay.DiffCommand;
import io.beckon.cli.status.StatusCommand;
import io.beckon.cli.terminal.Console;
import io.beckon.cli.terminal.Failure;
import io.beckon.cli.terminal.Invocation;
import java.time.Instant;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code beckon}.
 *
 * <p>Exit codes: 0 for yes and done, 1 for no (problems, a scenario that differs) and for what
 * could not be done, 2 for a command line that makes no sense.
 */
@Command(
    name = "beckon",
    description = "Behavioural campaigns: check them, try them, put them into force.",
    mixinStandardHelpOptions = true,
    versionProvider = Beckon.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      NewCommand.class,
      ValidateCommand.class,
      PreviewCommand.class,
      TestCommand.class,
      BacktestCommand.class,
      DiffCommand.class,
      PublishCommand.class,
      PauseCommand.class,
      ResumeCommand.class,
      EndCommand.class,
      RollbackCommand.class,
      HaltCommand.class,
      ExplainCommand.class,
      StatusCommand.class,
      ListCommand.class,
      HistoryCommand.class,
      PlanCommand.class,
      CouponsCommand.class,
      DemoCommand.class
    })
public final class Beckon implements Runnable, Invocation {

  /** Set to see where an error comes from. */
  private static final String DEBUG = "BECKON_DEBUG";

  private final Console console;
  private final InstantSource clock;

  @Spec private CommandSpec spec;

  private Beckon(Console console, InstantSource clock) {
    this.console = console;
    this.clock = clock;
  }

  public static void main(String[] arguments) {
    System.exit(run(Console.ofProcess(), arguments));
  }

  /** Runs the command and returns its exit code; never throws. */
  public static int run(Console console, String... arguments) {
    return run(console, InstantSource.system(), arguments);
  }

  /** As {@link #run(Console, String...)}, by another clock. */
  static int run(Console console, InstantSource clock, String... arguments) {
    CommandLine line = new CommandLine(new Beckon(console, clock));
    line.setOut(console.out());
    line.setErr(console.err());
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            console.outIsTerminal() && console.colours() ? Ansi.ON : Ansi.OFF));
    line.setExecutionExceptionHandler(
        (error, command, parsed) -> {
          console.err().println("beckon: " + sentence(error));
          if (System.getenv(DEBUG) != null) {
            error.printStackTrace(console.err());
          } else if (!(error instanceof Failure)) {
            console.err().println("Set " + DEBUG + "=1 to see where this comes from.");
          }
          return error instanceof Failure failure ? failure.exitCode() : 1;
        });
    return line.execute(arguments);
  }

  @Override
  public Console console() {
    return console;
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "beckon: which command?");
  }

  private static String sentence(Throwable error) {
    String message = error.getMessage();
    return error instanceof Failure || (message != null && !message.isBlank())
        ? message
        : error.getClass().getSimpleName();
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Beckon.class.getPackage().getImplementationVersion();
      return new String[] {"beckon " + (version == null ? "(development)" : version)};
    }
  }
}
