package io.beckon.cli.terminal;

import io.beckon.core.source.Problem;
import java.util.List;

/** Shows authors what they must mend. */
public final class ProblemReport {

  private ProblemReport() {}

  /** Prints all of them to {@code err}, and how many there are. */
  public static void print(List<Problem> problems, Console console) {
    for (Problem problem : problems) {
      String[] lines = problem.render().split("\n", 2);
      console.err().println(console.err(Console.Colour.BOLD, lines[0]));
      console.err().println(lines.length > 1 ? lines[1] : "");
    }
    console
        .err()
        .println(
            console.err(
                Console.Colour.RED,
                problems.size() == 1 ? "1 problem" : problems.size() + " problems"));
  }
}
