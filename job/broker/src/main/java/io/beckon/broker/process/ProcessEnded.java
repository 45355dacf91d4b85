package io.beckon.broker.process;

/** A child process came to an end that nobody asked for; the message is a sentence for people. */
public final class ProcessEnded extends RuntimeException {

  private static final long serialVersionUID = 1;

  ProcessEnded(String name) {
    super("The process of the " + name + " came to an end by itself.");
  }
}
