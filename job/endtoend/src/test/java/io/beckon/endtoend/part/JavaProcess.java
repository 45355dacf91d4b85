package io.beckon.endtoend.part;

import io.beckon.broker.process.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A child process of a test's, and what it says, which goes to a file. */
public final class JavaProcess implements AutoCloseable {

  private static final int SHOWN = 4_000;

  private final String name;
  private final ChildProcess process;
  private final Path output;

  private JavaProcess(String name, ChildProcess process, Path output) {
    this.name = name;
    this.process = process;
    this.output = output;
  }

  /**
   * Starts one.
   *
   * @param folder gets {@code NAME.out}
   */
  public static JavaProcess start(ChildProcess.Plan plan, Path folder) {
    Path output = folder.resolve(plan.name() + ".out");
    try {
      return new JavaProcess(plan.name(), ChildProcess.start(plan, output), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
          if (line.isEmpty()) {
            mustBeWell();
          }
          return line.map(one -> one.substring(beginning.length()));
        });
  }

  /**
   * Looks after it.
   *
   * @throws AssertionError where it has come to an end, with its last words
   */
  public void mustBeWell() {
    if (!process.isAlive()) {
      throw new AssertionError(name + " has ended:\n" + lastWords());
    }
  }

  private String said() throws IOException {
    return Files.readString(output);
  }

  /** What it said last, for people. */
  public String lastWords() {
    try {
      String text = said();
      return text.substring(Math.max(0, text.length() - SHOWN));
    } catch (IOException e) {
      return "";
    }
  }

  /** {@code kill -9}; returns when it is gone. */
  public void kill() {
    try {
      process.kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
