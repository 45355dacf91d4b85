package io.beckon.cli.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.cli.Called;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {

  private static final String SOUND =
      """
      campaign: %s
      trigger: {event: cart_item_added, where: event.price >= 20}
      steps: [{send: email, template: hello}]
      """;

  @TempDir Path folder;

  @Test
  void saysOneLineACampaign_inFoldersBelowToo() throws IOException {
    write("b.yaml", SOUND.formatted("second"));
    write("deep/a.yaml", SOUND.formatted("third"));
    write("a.yaml", SOUND.formatted("first"));
    write("a.scenario.yaml", "not: a campaign");
    write(".git/c.yaml", "not: a campaign");
    write("notes.txt", "not a campaign");

    Called called = Called.beckon("validate", folder);

    assertThat(called.exitCode()).isZero();
    assertThat(called.err()).isEmpty();
    assertThat(called.out().lines())
        .map(line -> line.replaceAll("  [0-9a-f]{16}  .*", ""))
        .containsExactly("ok  first", "ok  second", "ok  third");
  }

  @Test
  void showsAllProblemsOfAllFiles() throws IOException {
    write("a.yaml", SOUND.formatted("first").replace("price >=", "price >>="));
    write("b.yaml", "campaign: second\ntrigger: {event: a}\nsteps: [{sned: email}]\n");
    write("c.yaml", SOUND.formatted("third"));

    Called called = Called.beckon("validate", folder);

    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.out()).isEmpty();
    assertThat(called.err())
        .contains(folder.resolve("a.yaml") + ":2:")
        .contains(folder.resolve("b.yaml") + ":3:")
        .contains("did you mean `send`?")
        .contains("2 problems");
  }

  @Test
  void twoFilesWithOneIdAreAProblem() throws IOException {
    write("a.yaml", SOUND.formatted("same"));
    write("b.yaml", SOUND.formatted("same"));

    assertThat(Called.beckon("validate", folder).err()).contains("two campaigns are called `same`");
  }

  @Test
  void saysInOneSentenceWhatItCannotDo() {
    Called called = Called.beckon("validate", folder.resolve("nowhere"));

    assertThat(called.exitCode()).isEqualTo(2);
    assertThat(called.err())
        .isEqualTo(
            "beckon: There is no file or folder " + folder.resolve("nowhere") + "." + newLine());
  }

  @Test
  void aFolderWithoutCampaignsIsAMistake() {
    assertThat(Called.beckon("validate", folder).exitCode()).isEqualTo(2);
  }

  @Test
  void aCommandLineWithoutSenseShowsHowToCallIt() {
    Called called = Called.beckon("validate");

    assertThat(called.exitCode()).isEqualTo(2);
    assertThat(called.err()).contains("Usage: beckon validate");
  }

  @Test
  void helpAndVersionAreAnswers() {
    assertThat(Called.beckon("--help").exitCode()).isZero();
    assertThat(Called.beckon("--help").out()).contains("validate", "test", "backtest");
    assertThat(Called.beckon("--version").out()).startsWith("beckon ");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String newLine() {
    return System.lineSeparator();
  }
}
