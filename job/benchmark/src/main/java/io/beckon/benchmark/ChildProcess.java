package io.beckon.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java process beside this one, of the same class path, so that its work is not counted here. */
final class ChildProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader in;
  private final PrintWriter out;

  ChildProcess(Class<?> main, String... arguments) throws IOException {
    this(main.getName(), arguments);
  }

  /** Starts it. What it says on its standard error is said on ours. */
  private ChildProcess(String main, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                main));
    command.addAll(List.of(arguments));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    out = new PrintWriter(process.getOutputStream(), true, StandardCharsets.US_ASCII);
  }

  /** The next line it says. */
  String hear() throws IOException {
    String line = in.readLine();
    if (line == null) {
      throw new IOException("A process of the benchmark has ended before its time");
    }
    return line;
  }

  /** What it answers to a line. */
  synchronized String ask(String line) throws IOException {
    out.println(line);
    return hear();
  }

  /** CPU time that it has taken. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
