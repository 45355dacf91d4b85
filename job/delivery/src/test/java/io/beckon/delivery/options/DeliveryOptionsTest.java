package io.beckon.delivery.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.runtime.options.Option;
import io.beckon.runtime.options.OptionsPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DeliveryOptionsTest {

  private static final Path PAGE = Path.of("../../docs/delivery.md");
  private static final String BEGIN = "<!-- options -->\n";
  private static final String END = "<!-- end of options -->\n";

  /** Written anew with -Dgoldens=overwrite. */
  @Test
  void theDocumentationListsWhatThereIs() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    String table = OptionsPage.table(DeliveryOptions.ALL);
    if ("overwrite".equals(System.getProperty("goldens"))) {
      Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
      return;
    }
    assertThat(page.substring(begin, end)).isEqualTo(table);
  }

  @Test
  void everyDefaultIsAGoodValueAndEveryKeyIsThereOnce() {
    for (Option<?> option : DeliveryOptions.ALL.all()) {
      option.defaultText().ifPresent(option::parse);
    }
    assertThat(DeliveryOptions.ALL.all()).extracting(Option::key).doesNotHaveDuplicates();
  }
}
