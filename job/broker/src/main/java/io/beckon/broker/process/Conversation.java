package io.beckon.broker.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * Lines to and from a child process, by its standard input and output; what it says on its standard
 * error is said on ours. What it says must be heard, or it stands still at last, and it must listen
 * if it is spoken to.
 */
public final class Conversation implements AutoCloseable {

  private final ChildProcess process;
  private final BufferedReader in;
  private final PrintWriter out;

  private Conversation(ChildProcess process) {
    this.process = process;
    this.in = process.output();
    this.out = process.input();
  }

  /**
   * Starts the process; returns at once.
   *
   * @throws IOException where no process can be started
   */
  public static Conversation start(ChildProcess.Plan plan) throws IOException {
    return new Conversation(ChildProcess.startToTalk(plan));
  }

  /** The next line it says, which is waited for; empty where it has ended and all was heard. */
  public Optional<String> hear() throws IOException {
    return Optional.ofNullable(in.readLine());
  }

  /**
   * The next line it says, which is waited for.
   *
   * @throws ProcessEnded where it comes to an end without
   */
  public String mustHear() throws IOException {
    return hear().orElseThrow(process::ended);
  }

  /**
   * What it answers to a line. Threads that ask at one time are answered one by one.
   *
   * @throws ProcessEnded where it comes to an end without an answer
   */
  public synchronized String ask(String line) throws IOException {
    out.println(line);
    return mustHear();
  }

  /** Who is spoken with. */
  public ChildProcess process() {
    return process;
  }

  /** Ends the process, see {@link ChildProcess#close()}. */
  @Override
  public void close() {
    process.close();
  }
}
