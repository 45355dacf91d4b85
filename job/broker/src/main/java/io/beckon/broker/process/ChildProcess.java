package io.beckon.broker.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Java process of this one's own, which ends with this one, however that ends. A Ctrl-C at the
 * terminal does not reach it: it is meant for the starter, who then ends its children in their
 * order.
 *
 * <p>It has the JDK and the folder for temporary files that this one has. Safe for several threads.
 */
public final class ChildProcess implements AutoCloseable {

  private static final List<String> WITHOUT_CTRL_C =
      List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh");

  private static final long PATIENCE_S = 3;

  private final String name;
  private final Process process;

  private ChildProcess(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  /**
   * What is to run.
   *
   * @param name for people, as it stands behind "the process of the"
   * @param classPath of the main class; may be another than this process has
   * @param main its name
   * @param flags of the virtual machine, memory among them
   * @param arguments of the main class
   * @param environment what it finds there besides ours; for secrets, which others may read in the
   *     arguments of a process
   */
  public record Plan(
      String name,
      String classPath,
      String main,
      List<String> flags,
      List<String> arguments,
      Map<String, String> environment) {}

  /**
   * Starts it; returns at once.
   *
   * @param log a file that takes all that it prints, behind what is there already
   * @throws IOException where no process can be started, or the file not be written
   */
  public static ChildProcess start(Plan plan, Path log) throws IOException {
    Redirect output = Redirect.appendTo(log.toFile());
    return new ChildProcess(
        plan.name(), command(plan).redirectErrorStream(true).redirectOutput(output).start());
  }

  /** What it says on its standard error is said on ours; the rest is to be heard. */
  static ChildProcess startToTalk(Plan plan) throws IOException {
    return new ChildProcess(plan.name(), command(plan).redirectError(Redirect.INHERIT).start());
  }

  /** The class path of this process; that of the tests where it runs tests. */
  public static String ownClassPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static ProcessBuilder command(Plan plan) {
    List<String> command = new ArrayList<>(WITHOUT_CTRL_C);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
    command.addAll(plan.flags());
    command.add("-cp");
    command.add(plan.classPath() + ':' + tether());
    command.add(Tether.class.getName());
    command.add(plan.main());
    command.addAll(plan.arguments());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(plan.environment());
    return builder;
  }

  /** Where the tether's class is: behind all else, so that nothing else of ours is found first. */
  private static String tether() {
    try {
      return Path.of(Tether.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  BufferedReader output() {
    return process.inputReader(StandardCharsets.UTF_8);
  }

  PrintWriter input() {
    return new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Looks after it.
   *
   * @throws ProcessEnded where it has come to an end
   */
  public void mustBeWell() {
    if (!isAlive()) {
      throw ended();
    }
  }

  ProcessEnded ended() {
    return new ProcessEnded(name);
  }

  /** CPU time that it has taken so far; zero where the machine does not tell, or it has ended. */
  public Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /**
   * {@code kill -9}: it does not get to do anything more. Returns when it is gone; what it had said
   * can still be read.
   */
  public void kill() throws InterruptedException {
    // By its handle: the process itself would close what it said.
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  /**
   * Asks it to end, and makes it end where it does not within seconds, or where this thread is
   * interrupted, which is then marked again.
   */
  @Override
  public void close() {
    // By its handle: with the process its standard input would go, and the tether would not let it
    // end in good order.
    process.toHandle().destroy();
    try {
      if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      process.toHandle().destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
