package io.beckon.endtoend.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.beckon.endtoend.part.Installation;
import io.beckon.endtoend.part.Repository;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tests in a browser; left out, with a word, where there is none. */
@Tag("slow")
@ExtendWith(Installation.Shared.class)
abstract class InBrowser {

  static final int[] WIDTHS = {390, 1200};

  @TempDir static Path folder;

  static Browser browser;

  @BeforeAll
  static void start() {
    Optional<Path> executable = Browser.find();
    assumeTrue(executable.isPresent(), Browser.missing());
    browser = Browser.start(executable.get(), folder.resolve("profile"));
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
      browser = null;
    }
  }

  /** Below {@code target}, where a person finds it. */
  static Path picture(String name, int width) {
    return Repository.root()
        .resolve("job/endtoend/target/pictures")
        .resolve(name + "-" + width + ".png");
  }
}
