package io.beckon.endtoend.part;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Java process of a test's; what it says goes to a file. It ends with the test's own at last. */
public final class JavaProcess implements AutoCloseable {

  private static final int SHOWN = 4_000;

  private final String name;
  private final Process process;
  private final Path output;
  private final Thread atTheEnd;

  private JavaProcess(String name, Process process, Path output) {
    this.name = name;
    this.process = process;
    this.output = output;
    this.atTheEnd = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(atTheEnd);
  }

  /**
   * Starts one.
   *
   * @param folder gets {@code NAME.out}
   * @param environment beside that of this process
   * @param words of the command line, behind {@code java}
   */
  public static JavaProcess start(
      String name, Path folder, Map<String, String> environment, List<String> words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.addAll(words);
    Path output = folder.resolve(name + ".out");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.environment().putAll(environment);
    try {
      return new JavaProcess(name, builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The class path of this JVM's tests. */
  public static String ownClassPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /**
   * The rest of the first line that begins like this.
   *
   * @throws AssertionError where it ends without having said so
   */
  public String awaitLine(String beginning) {
    return Await.found(
        name + " says \"" + beginning + "\"",
        () -> {
          Optional<String> line =
              said().lines().filter(one -> one.startsWith(beginning)).findFirst();
          if (line.isEmpty() && !process.isAlive()) {
            throw new AssertionError(name + " has ended:\n" + end(said()));
          }
          return line.map(one -> one.substring(beginning.length()));
        });
  }

  private String said() throws IOException {
    return Files.readString(output);
  }

  private static String end(String text) {
    return text.substring(Math.max(0, text.length() - SHOWN));
  }

  /** What it said last, for people. */
  public String lastWords() {
    try {
      return end(said());
    } catch (IOException e) {
      return "";
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** {@code kill -9}; returns when it is gone. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException(name + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
    Runtime.getRuntime().removeShutdownHook(atTheEnd);
  }
}
