package io.beckon.cli.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.cli.Called;
import io.beckon.core.source.SourceText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewCommandTest {

  private static final Path EXAMPLES = Path.of("../../deploy/campaigns");

  @TempDir Path folder;

  static List<String> names() {
    return Examples.packaged().stream().map(Example::name).toList();
  }

  @Test
  void listsWhatThereIsWithWhatItIsFor() throws IOException {
    Called called = Called.beckon("new");

    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.out().lines())
        .hasSize(names().size())
        .allMatch(line -> line.matches("[a-z-]+ {2,}\\S.*"))
        .anyMatch(line -> line.matches("cart-recovery +Bring back .*"));
    try (Stream<Path> folders = Files.list(EXAMPLES)) {
      assertThat(folders.filter(Files::isDirectory).map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(names());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void anExampleUnderAnotherIdHoldsItsScenarios(String name) throws IOException {
    Path copy = folder.resolve("copy");

    Called called = Called.beckon("new", "--from", name, "--id", "shop:our-own", copy);

    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(Files.readString(copy.resolve("campaign.yaml")))
        .contains("campaign: shop:our-own\n");
    Called validated = Called.beckon("validate", folder);
    assertThat(validated.exitCode()).as(validated.err()).isZero();
    assertThat(validated.out()).contains("shop:our-own");
    Called tested = Called.beckon("test", copy);
    assertThat(tested.exitCode()).as(tested.out() + tested.err()).isZero();
  }

  @ParameterizedTest
  @MethodSource("names")
  void withoutAnIdItIsTheExampleToTheLetter(String name) throws IOException {
    Path copy = folder.resolve("copy");

    Called called = Called.beckon("new", "--from", name, copy);

    assertThat(called.exitCode()).as(called.err()).isZero();
    try (Stream<Path> files = Files.list(EXAMPLES.resolve(name))) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(
              file -> assertThat(copy.resolve(file.getFileName())).hasSameTextualContentAs(file));
    }
  }

  @Test
  void onlyTheCampaignIsRenamed() {
    Example example =
        new Example(
            "welcome",
            List.of(
                new SourceText(
                    "campaign.yaml",
                    "campaign: welcome # for new ones\ntrigger: {event: welcome}\n"
                        + "steps: [{send: email, template: welcome}]\n"),
                new SourceText(
                    "welcome.scenario.yaml",
                    "- {at: +0s, entered: welcome, user: ann}\n"
                        + "- {at: +0s, completed: \"welcome\", user: ann}\n"
                        + "- {at: +0s, send: welcome, to: ann, campaign: welcome}\n"
                        + "- {at: +0s, not_qualified: welcome-back, user: ann}\n")),
            List.of());

    Example renamed = example.withId("hello");

    assertThat(renamed.files().get(0).text())
        .isEqualTo(
            "campaign: hello # for new ones\ntrigger: {event: welcome}\n"
                + "steps: [{send: email, template: welcome}]\n");
    assertThat(renamed.files().get(1).text())
        .isEqualTo(
            "- {at: +0s, entered: hello, user: ann}\n"
                + "- {at: +0s, completed: hello, user: ann}\n"
                + "- {at: +0s, send: welcome, to: ann, campaign: hello}\n"
                + "- {at: +0s, not_qualified: welcome-back, user: ann}\n");
  }

  @Test
  void whatExamplesShareGoesBesideItUnlessItIsThere() throws IOException {
    Files.writeString(folder.resolve("policy.yaml"), "policy: default\n");

    Called called = Called.beckon("new", "--from", "welcome", folder.resolve("copy"));

    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.err()).contains("policy.yaml is there already and was left");
    assertThat(folder.resolve("policy.yaml")).hasContent("policy: default\n");
    assertThat(folder.resolve("segments.yaml"))
        .hasSameTextualContentAs(EXAMPLES.resolve("segments.yaml"));
    assertThat(folder.resolve("plan.yaml")).hasSameTextualContentAs(EXAMPLES.resolve("plan.yaml"));
  }

  @Test
  void fromWhenOnItIsInForceIsRenamedToo() {
    Example example =
        new Example(
            "welcome",
            List.of(
                new SourceText(
                    "campaign.yaml",
                    "campaign: welcome\ntrigger: {event: a}\nsteps: [{send: email, template: b}]\n"),
                new SourceText(
                    "welcome.scenario.yaml", "given: {published: {welcome: 2025-03-01T00:00Z}}\n")),
            List.of());

    assertThat(example.withId("hello").files().get(1).text())
        .isEqualTo("given: {published: {hello: 2025-03-01T00:00Z}}\n");
    assertThat(example.withId("shop:hello").files().get(1).text())
        .isEqualTo("given: {published: {\"shop:hello\": 2025-03-01T00:00Z}}\n");
  }

  @Test
  void whatIsThereIsNotTouched() throws IOException {
    Called called = Called.beckon("new", "--from", "welcome", folder);

    assertThat(called.exitCode()).isEqualTo(2);
    assertThat(called.err()).contains("is there already; nothing was written");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aNameThatIsNearlyRightIsToldApart() {
    Called called = Called.beckon("new", "--from", "wellcome", folder.resolve("copy"));

    assertThat(called.exitCode()).isEqualTo(2);
    assertThat(called.err()).contains("There is no example wellcome; did you mean welcome?");
    assertThat(Called.beckon("new", "--id", "hello").exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:b:c", "{x: y}", "a\nb"})
  void anIdThatIsNoneIsRefusedBeforeAnythingIsWritten(String id) {
    Path copy = folder.resolve("copy");

    Called called = Called.beckon("new", "--from", "welcome", "--id", id, copy);

    assertThat(called.exitCode()).isEqualTo(2);
    assertThat(called.err()).contains("A campaign cannot be called");
    assertThat(copy).doesNotExist();
  }

  /** As the command is installed: with its classes in a jar. */
  @Test
  void examplesAreFoundInAJar() throws IOException {
    URI jar = URI.create("jar:" + folder.resolve("beckon.jar").toUri());
    try (FileSystem files = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
      Files.createDirectories(files.getPath("/examples/welcome"));
      Files.copy(
          EXAMPLES.resolve("welcome/campaign.yaml"),
          files.getPath("/examples/welcome/campaign.yaml"));
      Files.writeString(files.getPath("/examples/segments.yaml"), "segment: none\n");
    }

    List<Example> examples = Examples.at(URI.create(jar + "!/examples"));

    assertThat(examples).extracting(Example::name).containsExactly("welcome");
    assertThat(examples.get(0).files()).extracting("name").containsExactly("campaign.yaml");
    assertThat(examples.get(0).shared()).extracting("name").containsExactly("segments.yaml");
  }
}
