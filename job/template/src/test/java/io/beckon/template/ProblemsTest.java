package io.beckon.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.beckon.core.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What authors are told. A case is a folder of {@code src/test/resources/problems}: templates with
 * what they share, and, in {@code problems.txt}, every word that is said about them.
 *
 * <p>{@code ./mvnw -pl job/template test -Dgoldens=overwrite} writes the second anew, to be read
 * before it is committed; not where {@code CI} is set.
 */
class ProblemsTest {

  private static final Path CASES = Path.of("src/test/resources/problems");
  private static final boolean OVERWRITE = "overwrite".equals(System.getProperty("goldens"));

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void problemsAreSaidInTheseWords(String name) throws IOException {
    Path folder = CASES.resolve(name);

    TemplateReading reading = TemplateReader.read(files(folder), Vocabulary.NONE);

    String said = Shop.said(reading);
    assertThat(said).as("each case is broken").isNotEmpty();
    Path golden = folder.resolve("problems.txt");
    if (OVERWRITE) {
      overwrite(golden, said);
    }
    assertThat(golden).hasContent(said);
  }

  @Test
  void thereAreCases() throws IOException {
    assertThat(cases()).hasSizeGreaterThan(10);
  }

  private static List<TemplateFile> files(Path folder) throws IOException {
    List<TemplateFile> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        if (!path.equals("problems.txt")) {
          found.add(new TemplateFile(path, new SourceText(path, Files.readString(file))));
        }
      }
    }
    return found;
  }

  private static void overwrite(Path golden, String said) throws IOException {
    if (System.getenv("CI") != null) {
      fail("goldens are overwritten by people who read them, never by CI");
    }
    Files.writeString(golden, said);
  }
}
