package io.beckon.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.cli.Called;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {

  private static final String CART =
      """
      campaign: cart
      trigger: {event: cart, where: event.total > %d}
      frequency: always
      exit: [{event: paid}]
      steps:
        - wait: %s
        - {send: email, template: reminder, id: first}
      """;

  @TempDir Path folder;

  @BeforeEach
  void aLog() throws IOException {
    Files.write(
        folder.resolve("events.jsonl"),
        List.of(
            event("cart", "ann", "10:00", 30),
            event("cart", "bob", "10:10", 15),
            event("cart", "eve", "10:20", 40),
            event("paid", "eve", "11:30", 40),
            event("other", "zoe", "14:00", 0)));
  }

  @Test
  void tellsWhoIsGainedLostAndMoved() throws IOException {
    Path before = campaigns("before", CART.formatted(10, "1h"));
    Path after = campaigns("after", CART.formatted(20, "90m"));

    Called called = diff(before, after);

    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.out())
        .isEqualTo(
            """
            cart
              messages                         3 -> 1  2 lost, 1 at another time
              users                            3 -> 1  2 lost, 1 with other messages
                first                          3 -> 1
              lost  bob  first  2025-03-01 11:11:00
              lost  eve  first  2025-03-01 11:21:00
              moved  ann  first  2025-03-01 11:01:00 -> 2025-03-01 11:31:00, 30 min later
            """);
  }

  @Test
  void tellsWhatTheOtherCampaignsFeelOfIt() throws IOException {
    String other = CART.formatted(0, "1h").replace("campaign: cart", "campaign: other");
    String cap =
        "policy: default\\ncaps: [{per_user: 1, within: 48h, then: drop}]\\n---\\n"
            .translateEscapes();
    Path before = campaigns("before", cap + other);
    Path after = campaigns("after", cap + other + "---\n" + CART.formatted(35, "30m"));

    String out = diff(before, after).out();

    assertThat(out)
        .contains("  gained  eve  first  2025-03-01 10:51:00")
        .contains("other\n  messages                         3 -> 2  1 lost")
        .contains("  held back                        0 -> 1  cap: 1 in 48h");
  }

  @Test
  void examplesHaveABound() throws IOException {
    Path before = campaigns("before", CART.formatted(10, "1h"));
    Path after = campaigns("after", CART.formatted(100, "1h"));

    assertThat(diff(before, after, "--examples", "1").out())
        .contains("  lost  ann  first", "  lost  and 2 more\n")
        .doesNotContain("bob");
    assertThat(diff(before, after, "--examples", "0").out()).doesNotContain("ann", "more");
  }

  @Test
  void saysThatNothingChanges() throws IOException {
    Path one = campaigns("before", CART.formatted(10, "1h"));
    Path same = campaigns("after", "# another text\n" + CART.formatted(10, "1h"));

    assertThat(diff(one, same).out()).isEqualTo("Nothing changes.\nthe same messages: cart (3)\n");
  }

  @Test
  void problemsAreShownAndNothingIsRun() throws IOException {
    Path before = campaigns("before", CART.formatted(10, "1h"));
    Path after = campaigns("after", CART.formatted(10, "soon"));

    Called called = diff(before, after);

    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.out()).isEmpty();
    assertThat(called.err()).contains("1 problem");
  }

  private Called diff(Path before, Path after, String... more) {
    Object[] arguments = {
      "diff",
      before,
      after,
      "--events",
      folder.resolve("events.jsonl"),
      "--until",
      "2025-03-02T00:00Z"
    };
    Object[] all = new Object[arguments.length + more.length];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return Called.beckon(all);
  }

  private Path campaigns(String side, String text) throws IOException {
    Path file = folder.resolve(side + ".yaml");
    Files.writeString(file, text);
    return file;
  }

  private static String event(String name, String user, String clock, int total) {
    return """
        {"type":"track","event":"%s","userId":"%s","timestamp":"2025-03-01T%s:00Z",\
        "properties":{"total":%d}}\
        """
        .formatted(name, user, clock, total);
  }
}
