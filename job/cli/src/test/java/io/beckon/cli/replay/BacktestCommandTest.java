package io.beckon.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.cli.Called;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestCommandTest {

  @TempDir Path folder;

  @BeforeEach
  void aCampaign() throws IOException {
    Files.writeString(
        folder.resolve("cart.yaml"),
        """
        campaign: cart
        trigger: {event: cart}
        frequency: always
        exit: [{event: paid}]
        steps:
          - wait: 1h
          - {send: email, template: reminder, id: first}
        """);
  }

  @Test
  void writesOneObjectASend_withItsKeysInOrder() throws IOException {
    events(event("cart", "ann", "10:00:00.5"));

    Called called = backtest("--until", "2025-03-01T12:00Z");

    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(sends())
        .singleElement()
        .asString()
        .matches(
            "\\{\"commandId\":\"[0-9a-f]{32}\",\"campaign\":\"cart\",\"version\":\"[0-9a-f]{16}\","
                + "\"step\":\"first\",\"userId\":\"ann\",\"channel\":\"email\","
                + "\"template\":\"reminder\",\"dueAt\":\"2025-03-01T11:00:00.500Z\","
                + "\"decidedAt\":\"2025-03-01T11:01:00.500Z\"}");
  }

  @Test
  void timeEndsWithTheLastEventUnlessToldToGoOn() throws IOException {
    events(event("cart", "ann", "10:00:00"), event("other", "bob", "11:00:59"));

    backtest();
    assertThat(sends()).isEmpty();

    backtest("--until", "2025-03-01T11:00:59Z");
    assertThat(sends()).isEmpty();

    backtest("--until", "2025-03-01T11:01:00Z");
    assertThat(sends()).hasSize(1);

    backtest("--grace", "0s");
    assertThat(sends()).hasSize(1);
  }

  @Test
  void eventsBehindTheEndAreLeftOut() throws IOException {
    events(event("cart", "ann", "10:00:00"), event("cart", "bob", "11:00:00"));

    Called called = backtest("--until", "2025-03-01T10:59:59Z", "--grace", "0s");

    assertThat(sends()).isEmpty();
    assertThat(called.err()).contains("1 later ones left out");
  }

  @Test
  void logTimeIsWhenItWasReceived() throws IOException {
    events(
        event("cart", "ann", "10:00:00"),
        event("paid", "ann", "10:30:00").replace("}", ",\"receivedAt\":\"2025-03-01T11:30:00Z\"}"));

    backtest("--until", "2025-03-01T12:00Z");

    assertThat(sends()).as("the payment became known too late").hasSize(1);
  }

  @Test
  void aFileThatIsNotInOrderIsSortedFirst() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int minute = 0; minute < 60; minute++) {
      lines.add(event(minute % 7 == 0 ? "paid" : "cart", "u" + minute % 5, minuteOfTen(minute)));
    }
    events(lines.toArray(String[]::new));
    backtest("--until", "2025-03-02T00:00Z");
    List<String> inOrder = sends();
    Collections.reverse(lines);
    events(lines.toArray(String[]::new));

    backtest("--until", "2025-03-02T00:00Z");

    assertThat(inOrder).isNotEmpty();
    assertThat(sends()).isEqualTo(inOrder);
  }

  @Test
  void gzipIsReadAsItIs() throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("events.jsonl")))) {
      out.write(event("cart", "ann", "10:00:00").getBytes(StandardCharsets.UTF_8));
    }

    backtest("--until", "2025-03-02T00:00Z");

    assertThat(sends()).hasSize(1);
  }

  @Test
  void whatIsNoEventIsCountedByReason() throws IOException {
    events("not json", "", "{\"type\":\"track\"}", event("cart", "ann", "10:00:00"));

    Called called = backtest("--until", "2025-03-02T00:00Z");

    assertThat(called.exitCode()).isZero();
    assertThat(called.err()).containsPattern("dead letters +2 +1 .*, 1 not_json");
    assertThat(sends()).hasSize(1);
  }

  @Test
  void recordsTellEveryDecision() throws IOException {
    events(event("cart", "ann", "10:00:00"), event("paid", "ann", "10:30:00"));

    backtest("--records", folder.resolve("records.jsonl").toString());

    assertThat(Files.readAllLines(folder.resolve("records.jsonl")))
        .map(
            line ->
                line.replaceAll(".*\"decision\":\"(\\w+)\".*\"reason\":\"([^\"]*)\".*", "$1 $2"))
        .containsExactly("entered ", "waiting ", "exited exit: paid");
  }

  @Test
  void saysInOneSentenceWhatItCannotDo() {
    Called called = backtest();

    assertThat(called.exitCode()).isEqualTo(2);
    assertThat(called.err()).startsWith("beckon: There is no file ").hasLineCount(1);
  }

  private Called backtest(String... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "backtest",
                "--campaigns",
                folder.resolve("cart.yaml"),
                "--events",
                folder.resolve("events.jsonl"),
                "--out",
                folder.resolve("sends.jsonl")));
    arguments.addAll(List.of(more));
    return Called.beckon(arguments.toArray());
  }

  private void events(String... lines) throws IOException {
    Files.write(folder.resolve("events.jsonl"), List.of(lines));
  }

  private List<String> sends() throws IOException {
    return Files.readAllLines(folder.resolve("sends.jsonl"));
  }

  private static String minuteOfTen(int minute) {
    return String.format("10:%02d:00", minute);
  }

  private static String event(String name, String user, String time) {
    return String.format(
        "{\"type\":\"track\",\"event\":\"%s\",\"userId\":\"%s\",\"timestamp\":\"2025-03-01T%sZ\"}",
        name, user, time);
  }
}
