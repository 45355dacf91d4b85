package io.beckon.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.cli.Called;
import io.beckon.core.effect.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {

  private static final Path EXPLAIN = Path.of("src/test/resources/explain");
  private static final Path RECORDS = EXPLAIN.resolve("records.jsonl");

  @TempDir Path folder;

  @Test
  void tellsTheWholeStory() throws IOException {
    Called called = Called.beckon("explain", "ann", "--from", RECORDS);

    assertThat(called.exitCode()).as(called.err()).isZero();
    golden("ann.txt", called.out());
    assertThat(called.err())
        .isEqualTo("Passed over, since only a later version of beckon knows what they are: 1\n");
  }

  @Test
  void everyDecisionHasItsPlaceInThatStory() throws IOException {
    List<String> records = Files.readAllLines(RECORDS);
    assertThat(Arrays.stream(Decision.values()).map(word -> word.name().toLowerCase(Locale.ROOT)))
        .allSatisfy(
            word ->
                assertThat(records)
                    .anyMatch(
                        record ->
                            record.startsWith("{\"userId\":\"ann\"")
                                && record.contains("\"decision\":\"" + word + '"')));
  }

  @Test
  void tellsOfOneCampaign() throws IOException {
    Called called = Called.beckon("explain", "ann", "--campaign", "cart", "--from", RECORDS);

    assertThat(called.exitCode()).as(called.err()).isZero();
    golden("ann-cart.txt", called.out());
  }

  @Test
  void tellsWhatABacktestDecided() throws IOException {
    Files.writeString(
        folder.resolve("cart.yaml"),
        """
        campaign: cart
        trigger: {event: cart}
        frequency: always
        audience: [profile.plan == "pro"]
        exit: [{event: paid}]
        steps:
          - wait: 1h
          - {send: email, template: first}
          - wait: 1d
          - {send: email, template: second}
        """);
    Path events = folder.resolve("events.jsonl");
    Files.writeString(
        events,
        """
        {"type":"track","userId":"ann","event":"cart","timestamp":"2025-03-01T09:00:00Z"}
        {"type":"identify","userId":"ann","traits":{"plan":"pro"},"timestamp":"2025-03-01T09:30:00Z"}
        {"type":"track","userId":"ann","event":"cart","timestamp":"2025-03-01T10:00:00Z"}
        {"type":"track","userId":"bob","event":"cart","timestamp":"2025-03-01T10:00:00Z"}
        {"type":"track","userId":"ann","event":"paid","timestamp":"2025-03-01T12:00:00Z"}
        """);
    Path records = folder.resolve("records.jsonl");
    Called backtest =
        Called.beckon(
            "backtest",
            "--campaigns",
            folder,
            "--events",
            events,
            "--out",
            folder.resolve("sends.jsonl"),
            "--records",
            records);
    assertThat(backtest.exitCode()).as(backtest.err()).isZero();

    Called called = Called.beckon("explain", "ann", "--from", records);

    assertThat(called.exitCode()).as(called.err()).isZero();
    golden(
        "after-a-backtest.txt",
        called.out().replaceAll("(version|journey) [0-9a-f]{16,}", "$1 ..."));
  }

  @Test
  void saysWhereNothingWasDecided() {
    Called called = Called.beckon("explain", "eve", "--campaign", "cart", "--from", RECORDS);

    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.err()).contains("has no decision about eve by the campaign cart.");
    assertThat(called.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "[]", "{}", "{\"decision\":\"sent\"}", "{\"values\":{\"a\":[1,{\"b\":2}]}}"})
  void saysWhichRecordIsNone(String line) throws IOException {
    Path file = folder.resolve("records.jsonl");
    Files.writeString(file, Files.readAllLines(RECORDS).get(0) + '\n' + line + '\n');

    Called called = Called.beckon("explain", "ann", "--from", file);

    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.err()).startsWith("beckon: Record 2 of " + file + " is none").hasLineCount(1);
  }

  @Test
  void needsToKnowWhereTheDecisionsAre() {
    assertThat(Called.beckon("explain", "ann").exitCode()).isEqualTo(2);
    assertThat(Called.beckon("explain", "ann", "--from", folder.resolve("x")).exitCode())
        .isEqualTo(2);
  }

  private static void golden(String name, String text) throws IOException {
    Path file = EXPLAIN.resolve(name);
    if ("overwrite".equals(System.getProperty("goldens"))) {
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }
}
