package io.beckon.cli.demo.machine;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Java process of the demo's own, which ends with the demo, however that ends. */
public final class ChildProcess implements AutoCloseable {

  /**
   * A Ctrl-C at the terminal is meant for the demo, which then ends its children in their order.
   */
  private static final List<String> WITHOUT_CTRL_C =
      List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh");

  private static final List<String> SMALL =
      List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private static final long PATIENCE_S = 3;

  private final Plan plan;
  private final Process process;

  private ChildProcess(Plan plan, Process process) {
    this.plan = plan;
    this.process = process;
  }

  /**
   * What is to run.
   *
   * @param name for people
   * @param log takes all that it prints
   * @param classPath of the main class
   * @param main its name
   * @param flags of the virtual machine, besides those for a small one
   * @param arguments of the main class
   * @param environment what it finds there besides ours; for secrets
   */
  public record Plan(
      String name,
      Path log,
      String classPath,
      String main,
      List<String> flags,
      List<String> arguments,
      Map<String, String> environment) {}

  /** Starts it; returns at once. */
  public static ChildProcess start(Plan plan) throws IOException {
    List<String> command = new ArrayList<>(WITHOUT_CTRL_C);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SMALL);
    command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
    command.addAll(plan.flags());
    command.add("-cp");
    command.add(plan.classPath() + ':' + tether());
    command.add(Tether.class.getName());
    command.add(plan.main());
    command.addAll(plan.arguments());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(plan.log().toFile()));
    builder.environment().putAll(plan.environment());
    return new ChildProcess(plan, builder.start());
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

  /**
   * Looks after it.
   *
   * @throws DemoFailure where it has come to an end
   */
  public void mustBeWell() {
    if (!process.isAlive()) {
      throw new DemoFailure("The process of the " + plan.name() + " came to an end by itself.");
    }
  }

  /** {@code kill -9}: it does not get to do anything more. Returns when it is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to end, and makes it end where it does not. */
  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
      kill();
    }
  }
}
