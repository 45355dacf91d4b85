package io.beckon.scenarios.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.beckon.cli.Beckon;
import io.beckon.cli.terminal.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The backtest, called as from the command line, agrees with a count that shares no code with it:
 * on made-up logs, and on real ones where they are at hand. Those are looked for in the folder that
 * the system property or the environment variable {@code BECKON_DATA} names, else beside the
 * repository, in {@code ../shared/data}.
 */
class IndependentCountTest {

  private static final JsonFactory JSON = new JsonFactory();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"1, 60s, 0d", "2, 60s, 100d", "3, 0s, 100d", "4, 15m, 20d"})
  void agreesOnMadeUpOrders(long seed, String grace, String more) throws IOException {
    Path log = folder.resolve("retail.jsonl");
    MadeUpLog.retail(log, seed, 3_000);

    compare(log, "retail", CountedCampaigns.RETAIL, grace, more);
  }

  @ParameterizedTest
  @CsvSource({"1, 60s, 0d", "2, 60s, 5d", "3, 0s, 5d", "4, 15m, 1d"})
  void agreesOnMadeUpVisits(long seed, String grace, String more) throws IOException {
    Path log = folder.resolve("shop.jsonl");
    MadeUpLog.shop(log, seed, 3_000);

    compare(log, "shop", CountedCampaigns.SHOP, grace, more);
  }

  @Test
  void agreesOnAYearOfRealOrders() throws IOException {
    compare(real("online-retail.jsonl.gz"), "retail", CountedCampaigns.RETAIL, "60s", "0d");
  }

  @Test
  void agreesOnHalfAYearOfRealVisits() throws IOException {
    compare(real("simple-onlineshop.jsonl.gz"), "shop", CountedCampaigns.SHOP, "60s", "7d");
  }

  private void compare(
      Path log, String campaigns, Map<String, Count> counted, String grace, String more)
      throws IOException {
    List<LogLine> lines = LogLine.read(log);
    long end = lines.get(lines.size() - 1).time() + duration(more).toMillis();

    Map<String, List<String>> sends = backtest(log, campaigns, grace, end);

    assertThat(counted.keySet()).containsAll(sends.keySet());
    counted.forEach(
        (id, campaign) ->
            assertThat(sends.getOrDefault(id, List.of()))
                .as(id)
                .isEqualTo(campaign.sends(lines, duration(grace), end)));
  }

  /** By campaign, as {@code user template due decided}, sorted. */
  private Map<String, List<String>> backtest(Path log, String campaigns, String grace, long end)
      throws IOException {
    Path out = folder.resolve("sends.jsonl");
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said);
    int exitCode =
        Beckon.run(
            Console.plain(writer, writer),
            "backtest",
            "--campaigns",
            Path.of("src/test/resources/count", campaigns).toString(),
            "--events",
            log.toString(),
            "--grace",
            grace,
            "--until",
            Instant.ofEpochMilli(end).toString(),
            "--out",
            out.toString());
    assertThat(exitCode).as(said.toString()).isZero();
    Map<String, List<String>> sends = new HashMap<>();
    String before = "";
    for (String line : Files.readAllLines(out)) {
      Map<String, String> send = fields(line);
      assertThat(Instant.parse(send.get("decidedAt")))
          .as("the order of the file")
          .isAfterOrEqualTo(before.isEmpty() ? Instant.MIN : Instant.parse(before));
      before = send.get("decidedAt");
      sends
          .computeIfAbsent(send.get("campaign"), id -> new ArrayList<>())
          .add(
              String.join(
                  " ",
                  send.get("userId"),
                  send.get("template"),
                  send.get("dueAt"),
                  send.get("decidedAt")));
    }
    sends.values().forEach(list -> list.sort(null));
    return sends;
  }

  private static Map<String, String> fields(String line) throws IOException {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser json = JSON.createParser(line)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        fields.put(name, json.getText());
      }
    }
    return fields;
  }

  private static Path real(String name) {
    String said = System.getProperty("BECKON_DATA", System.getenv("BECKON_DATA"));
    Path data = said == null ? Path.of("../../../shared/data") : Path.of(said);
    Path file = data.resolve(name).toAbsolutePath().normalize();
    assumeTrue(Files.exists(file), "there is no " + file + "; set BECKON_DATA to where it is");
    return file;
  }

  private static Duration duration(String text) {
    long count = Long.parseLong(text.substring(0, text.length() - 1));
    return switch (text.charAt(text.length() - 1)) {
      case 's' -> Duration.ofSeconds(count);
      case 'm' -> Duration.ofMinutes(count);
      default -> Duration.ofDays(count);
    };
  }
}
