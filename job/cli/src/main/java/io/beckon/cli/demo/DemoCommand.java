package io.beckon.cli.demo;

import io.beckon.cli.demo.act.ActFailed;
import io.beckon.cli.demo.house.DemoFolder;
import io.beckon.cli.demo.house.House;
import io.beckon.cli.demo.machine.DemoFailure;
import io.beckon.cli.demo.play.LivePlay;
import io.beckon.cli.demo.play.OncePlay;
import io.beckon.cli.demo.play.PlainPlay;
import io.beckon.cli.demo.shop.You;
import io.beckon.cli.demo.time.Speed;
import io.beckon.cli.demo.view.Screen;
import io.beckon.cli.demo.view.TerminalView;
import io.beckon.cli.terminal.Console;
import io.beckon.cli.terminal.Failure;
import io.beckon.cli.terminal.Invocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.terminal.Terminal;
import org.jline.utils.Signals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** A real Kafka, a real Flink, a made-up shop, and mail that arrives. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Open a made-up shop with a real Kafka and a real Flink, and watch it.")
public final class DemoCommand implements Callable<Integer> {

  private static final int INTERRUPTED = 130;

  @ParentCommand private Invocation beckon;

  @Option(
      names = "--once",
      description =
          "Play all acts by script, compare all sends with an oracle's, count mails, end.")
  private boolean once;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "7",
      description = "Another seed is another shop. Default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8081",
      description = "Of Flink's pages; another where it is taken. Default: ${DEFAULT-VALUE}")
  private int port;

  @Option(
      names = "--inbox-port",
      paramLabel = "PORT",
      defaultValue = "8025",
      description = "Of the inbox's page; another where it is taken. Default: ${DEFAULT-VALUE}")
  private int inboxPort;

  @Option(
      names = "--gateway",
      paramLabel = "FOLDER",
      defaultValue = "job/gateway/target",
      description = "Where the gateway was built. Default: ${DEFAULT-VALUE}")
  private Path gateway;

  @Option(
      names = "--campaigns",
      paramLabel = "FOLDER",
      defaultValue = "deploy/demo",
      description = "The campaigns of the shop. Default: ${DEFAULT-VALUE}")
  private Path campaigns;

  /** Jline's logger; held here, or its level would be forgotten with it. */
  private final Logger terminalLog = Logger.getLogger("org.jline");

  @Override
  public Integer call() throws Exception {
    if (!Files.isDirectory(campaigns)) {
      throw Failure.ofUsage("There is no folder " + campaigns + ".");
    }
    terminalLog.setLevel(Level.OFF);
    Thread player = Thread.currentThread();
    for (String signal : new String[] {"INT", "TERM", "HUP"}) {
      Signals.register(signal, player::interrupt);
    }
    try (DemoFolder folder = DemoFolder.ofProcess()) {
      return play(folder);
    }
  }

  private int play(DemoFolder folder) {
    try {
      if (once) {
        return playOnce(folder) ? 0 : 1;
      }
      return console().outIsTerminal() ? playLive(folder) : playPlain(folder);
    } catch (InterruptedException e) {
      return INTERRUPTED;
    } catch (DemoFailure | ActFailed | TimeoutException e) {
      throw new Failure(e.getMessage() + seeLog(folder), e);
    } catch (Failure e) {
      throw e;
    } catch (Exception e) {
      if (isInterrupt(e)) {
        return INTERRUPTED;
      }
      throw new Failure("The demo came to an end: " + e + "." + seeLog(folder), e);
    }
  }

  private boolean playOnce(DemoFolder folder) throws Exception {
    try (House house = open(folder, Speed.WEEK_A_MINUTE)) {
      boolean agrees = new OncePlay(house, console().out()).play();
      if (!agrees) {
        console().out().println(seeLog(folder).strip());
      }
      return agrees;
    }
  }

  private int playPlain(DemoFolder folder) throws Exception {
    try (House house = open(folder, Speed.WEEK_A_MINUTE)) {
      new PlainPlay(house, console().out()).play();
      return 0;
    }
  }

  private int playLive(DemoFolder folder) throws Exception {
    try (Terminal terminal = TerminalView.terminal(Thread.currentThread()::interrupt)) {
      if (!Screen.fits(terminal.getWidth(), terminal.getHeight())) {
        throw new Failure(Screen.tooSmall(terminal.getWidth(), terminal.getHeight()));
      }
      try (House house = open(folder, Speed.TEN_MINUTES)) {
        try (TerminalView view = TerminalView.on(terminal)) {
          new LivePlay(house, view).play();
        }
        console().out().println("Closing the shop ...");
        return 0;
      }
    }
  }

  private House open(DemoFolder folder, Speed speed) throws Exception {
    long started = System.nanoTime();
    House house =
        House.open(
            new House.Plan(seed, campaigns, folder.path(), port, inboxPort, gateway, speed),
            what -> console().out().println("Starting " + what + " ..."));
    console()
        .out()
        .printf(
            Locale.ROOT,
            "Running after %.1f s; Flink's pages are at %s%s%n",
            (System.nanoTime() - started) / 1e9,
            house.webAddress(),
            unless(house.webAddress(), port));
    console()
        .out()
        .printf(
            Locale.ROOT,
            "Mail arrives at %s%s; yours at %s%n",
            house.mail().address(""),
            unless(house.mail().address(""), inboxPort),
            house.mail().address(You.EMAIL));
    return house;
  }

  private static String unless(String address, int port) {
    return address.endsWith(":" + port) ? "" : ", since port " + port + " is taken";
  }

  private static String seeLog(DemoFolder folder) {
    return " The log is " + folder.keepLog() + ".";
  }

  /** Kafka and Flink wrap an interrupt into exceptions of their own. */
  private static boolean isInterrupt(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedException
          || cause instanceof org.apache.kafka.common.errors.InterruptException) {
        return true;
      }
    }
    return false;
  }

  private Console console() {
    return beckon.console();
  }
}
