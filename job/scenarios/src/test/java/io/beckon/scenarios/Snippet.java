package io.beckon.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Something in the documentation that authors copy: a block of YAML, or a cell in the first column
 * of a table.
 *
 * @param place file and line, for people
 * @param table the heading of the table's first column; empty for a block
 * @param text what stands there
 */
record Snippet(String place, String table, String text) {

  private static final Pattern CODE = Pattern.compile("\\| `(.+?)` \\|.*");
  private static final Pattern HEADING = Pattern.compile("\\| ([a-z ]+) \\|.*");
  private static final String FENCE = "```";

  /** All of the pages for readers. */
  static Stream<Snippet> all() {
    Path root = RepositoryRoot.path();
    try (Stream<Path> docs = Files.list(root.resolve("docs"))) {
      List<Path> pages = new ArrayList<>(docs.filter(Snippet::isPage).sorted().toList());
      pages.add(root.resolve("README.md"));
      return pages.stream().flatMap(page -> of(root.relativize(page).toString(), page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isBlock() {
    return table.isEmpty();
  }

  private static boolean isPage(Path file) {
    return file.toString().endsWith(".md");
  }

  private static Stream<Snippet> of(String name, Path page) {
    try {
      List<String> lines = Files.readAllLines(page);
      return Stream.concat(blocks(name, lines).stream(), cells(name, lines).stream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Snippet> blocks(String name, List<String> lines) {
    List<Snippet> blocks = new ArrayList<>();
    for (int at = 0; at < lines.size(); at++) {
      if (lines.get(at).equals(FENCE + "yaml")) {
        int end = at + 1;
        while (!lines.get(end).equals(FENCE)) {
          end++;
        }
        String text = String.join("\n", lines.subList(at + 1, end)) + "\n";
        blocks.add(new Snippet(name + ":" + (at + 2), "", text));
        at = end;
      }
    }
    return blocks;
  }

  private static List<Snippet> cells(String name, List<String> lines) {
    List<Snippet> cells = new ArrayList<>();
    String heading = "";
    for (int at = 0; at < lines.size(); at++) {
      Matcher begins = HEADING.matcher(lines.get(at));
      Matcher cell = CODE.matcher(lines.get(at));
      if (!lines.get(at).startsWith("|")) {
        heading = "";
      } else if (heading.isEmpty() && begins.matches()) {
        heading = begins.group(1);
      } else if (!heading.isEmpty() && cell.matches()) {
        String text = cell.group(1).replace("\\|", "|");
        cells.add(new Snippet(name + ":" + (at + 1), heading, text));
      }
    }
    return cells;
  }
}
