package io.beckon.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.compile.Compilation;
import io.beckon.core.read.ScenarioReader;
import io.beckon.core.read.ScenarioReading;
import io.beckon.core.scenario.Editions;
import io.beckon.core.scenario.Scenario;
import io.beckon.core.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A folder with campaigns and the scenarios that they must hold.
 *
 * @param name from the root of the repository
 * @param sources the campaign files
 * @param editions what they define, versions that come later among it
 * @param scenarios of all scenario files
 */
record CampaignFolder(
    String name, List<SourceText> sources, Editions editions, List<Scenario> scenarios) {

  private static final String SCENARIO = ".scenario.yaml";
  private static final String CAMPAIGN = ".yaml";

  /** The rules' own folders, the example campaigns, and those of the demo. */
  private static final List<String> ROOTS =
      List.of("job/scenarios/src/test/resources/scenarios", "deploy/campaigns", "deploy/demo");

  /** All of them. */
  static Stream<CampaignFolder> all() {
    Path root = RepositoryRoot.path();
    return ROOTS.stream()
        .flatMap(name -> list(root.resolve(name)).stream())
        .filter(Files::isDirectory)
        // What the campaigns of a root say is beside them.
        .filter(folder -> !folder.endsWith("templates"))
        .map(folder -> read(root, folder));
  }

  /** A rule's folder, by name. */
  static CampaignFolder named(String name) {
    return all().filter(folder -> folder.name.endsWith("/" + name)).findFirst().orElseThrow();
  }

  /** What is there from the beginning. */
  Compilation compiled() {
    return editions.first();
  }

  @Override
  public String toString() {
    return name;
  }

  private static CampaignFolder read(Path root, Path folder) {
    List<SourceText> sources = new ArrayList<>(campaigns(root, folder));
    // What all folders of a root share: segments, the policy, the tracking plan.
    sources.addAll(campaigns(root, folder.getParent()));
    Editions editions = Editions.of(sources);
    assertThat(editions.problems()).isEmpty();
    ScenarioReading scenarios =
        ScenarioReader.read(texts(root, folder, file -> file.endsWith(SCENARIO)));
    assertThat(scenarios.problems()).isEmpty();
    scenarios.scenarios().forEach(one -> assertThat(editions.missing(one)).isEmpty());
    return new CampaignFolder(
        root.relativize(folder).toString(), sources, editions, scenarios.scenarios());
  }

  private static List<SourceText> campaigns(Path root, Path folder) {
    return texts(root, folder, file -> file.endsWith(CAMPAIGN) && !file.endsWith(SCENARIO));
  }

  private static List<SourceText> texts(Path root, Path folder, Predicate<String> name) {
    return list(folder).stream()
        .filter(file -> name.test(file.getFileName().toString()))
        .map(file -> new SourceText(root.relativize(file).toString(), text(file)))
        .toList();
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
