package io.beckon.engine.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.runtime.options.Option;
import io.beckon.runtime.options.OptionsPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsPageTest {

  private static final Path PAGE = Path.of("../../docs/options.md");
  private static final String BEGIN = "<!-- options -->\n";
  private static final String END = "<!-- end of options -->\n";

  /** Written anew with -Dgoldens=overwrite. */
  @Test
  void theDocumentationListsWhatThereIs() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    if ("overwrite".equals(System.getProperty("goldens"))) {
      Files.writeString(
          PAGE, page.substring(0, begin) + OptionsPage.table(JobOptions.ALL) + page.substring(end));
      return;
    }
    assertThat(page.substring(begin, end)).isEqualTo(OptionsPage.table(JobOptions.ALL));
  }

  @Test
  void helpListsEveryOptionInLinesThatFit() {
    String help = OptionsPage.help(JobOptions.ALL);
    for (Option<?> option : JobOptions.ALL.all()) {
      assertThat(help).contains("--" + option.key() + "  <");
    }
    assertThat(help.lines()).allMatch(line -> line.length() <= 100);
  }
}
