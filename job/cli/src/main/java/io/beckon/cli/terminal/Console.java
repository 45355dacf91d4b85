package io.beckon.cli.terminal;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where the command speaks: results go to {@code out}, everything about them to {@code err}.
 *
 * @param out may be read by a program
 * @param err is read by people
 * @param outIsTerminal whether a person sees {@code out} at once
 * @param errIsTerminal whether a person sees {@code err} at once
 * @param colours whether terminals get colours
 */
public record Console(
    PrintWriter out,
    PrintWriter err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    boolean colours) {

  private static final String RESET = "\u001b[0m";

  /** How words stand out where a person sees them at once. */
  public enum Colour {
    RED("\u001b[31m"),
    GREEN("\u001b[32m"),
    DIM("\u001b[2m"),
    BOLD("\u001b[1m");

    private final String code;

    Colour(String code) {
      this.code = code;
    }
  }

  /**
   * That of the process. Java cannot tell which of its streams is a terminal, so {@code
   * scripts/beckon} says it.
   */
  public static Console ofProcess() {
    return new Console(
        writer(System.out),
        writer(System.err),
        Boolean.getBoolean("beckon.terminal.out"),
        Boolean.getBoolean("beckon.terminal.err"),
        System.getenv("NO_COLOR") == null);
  }

  /** One that is no terminal, such as a test's. */
  public static Console plain(PrintWriter out, PrintWriter err) {
    return new Console(out, err, false, false, false);
  }

  /** Text for {@code out}. */
  public String out(Colour colour, String text) {
    return outIsTerminal && colours ? colour.code + text + RESET : text;
  }

  /** Text for {@code err}. */
  public String err(Colour colour, String text) {
    return errIsTerminal && colours ? colour.code + text + RESET : text;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
