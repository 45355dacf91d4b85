package io.beckon.endtoend.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.beckon.cli.Beckon;
import io.beckon.cli.terminal.Console;
import io.beckon.endtoend.part.Repository;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The messages in deploy/templates, as {@code beckon preview} writes them. */
@Tag("slow")
class ExamplesInBrowserTest {

  @TempDir Path folder;

  @Test
  void eachExampleFitsOnAPhoneAndOnADeskWithItsActionInSight() throws Exception {
    Optional<Path> executable = Browser.find();
    assumeTrue(executable.isPresent(), Browser.missing());
    StringWriter said = new StringWriter();
    PrintWriter console = new PrintWriter(said, true);
    Path out = folder.resolve("preview");
    Path templates = Repository.root().resolve("deploy/templates");
    assertThat(
            Beckon.run(
                Console.plain(console, console),
                "preview",
                templates.toString(),
                "--out",
                out.toString()))
        .as("%s", said)
        .isZero();
    try (Browser browser = Browser.start(executable.get(), folder.resolve("profile"));
        Stream<Path> files = Files.list(out)) {
      List<Path> pages =
          files
              .filter(file -> file.toString().endsWith(".html"))
              .filter(file -> !file.endsWith("index.html"))
              .toList();
      assertThat(pages).hasSizeGreaterThan(8);
      Page page = browser.open("about:blank#none", 390);
      for (Path file : pages) {
        for (int width : InBrowser.WIDTHS) {
          page.width(width);
          page.go(file.toUri().toString());
          page.picture(InBrowser.picture(file.getFileName().toString(), width));
          assertThat(page.isTooWide()).as("%s at %d", file, width).isFalse();
          assertThat(page.shows("table[role=presentation] td[bgcolor] a, td[align=left] a"))
              .as("the action of %s at %d", file, width)
              .isTrue();
        }
      }
    }
  }
}
