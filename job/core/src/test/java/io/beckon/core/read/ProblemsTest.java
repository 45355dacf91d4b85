package io.beckon.core.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.beckon.core.source.Problem;
import io.beckon.core.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What authors are told. A case is a folder of {@code src/test/resources/problems}: a broken {@code
 * campaign.yaml}, or {@code segment.yaml}, {@code policy.yaml}, whatever the file is called or
 * several of them, and, in {@code problems.txt}, every word that is said about it.
 *
 * <p>{@code ./mvnw -pl job/core test -Dgoldens=overwrite} writes the second anew, to be read before
 * it is committed; not where {@code CI} is set.
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

    Reading reading = CampaignReader.read(sources(folder));

    String said =
        reading.problems().stream().map(Problem::render).collect(Collectors.joining("\n"));
    assertThat(said).as("each case is broken").isNotEmpty();
    Path golden = folder.resolve("problems.txt");
    if (OVERWRITE) {
      overwrite(golden, said);
    }
    assertThat(golden).hasContent(said);
  }

  @Test
  void thereAreCases() throws IOException {
    assertThat(cases()).hasSizeGreaterThan(100);
  }

  private static List<SourceText> sources(Path folder) throws IOException {
    List<SourceText> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        sources.add(new SourceText(file.getFileName().toString(), Files.readString(file)));
      }
    }
    return sources;
  }

  private static void overwrite(Path golden, String said) throws IOException {
    if (System.getenv("CI") != null) {
      fail("goldens are overwritten by people who read them, never by CI");
    }
    Files.writeString(golden, said);
  }
}
