package io.beckon.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.beckon.core.executable.SequenceTrigger;
import io.beckon.core.sequence.SequenceMatch;
import io.beckon.core.sequence.Sequences.Outcome;
import io.beckon.core.state.MatchedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs as this build writes them, and as builds before wrote them: these bytes lie in savepoints.
 * Where another version of Flink writes others, it must still read the old ones, or the form gets
 * another number and a reader of its own.
 */
class GoldenBytesTest {

  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final boolean OVERWRITE = "overwrite".equals(System.getProperty("goldens"));
  private static final long BEGIN = 1_740_787_200_000L;
  private static final long MINUTE = 60_000;

  private static final String SEQUENCE =
      "{sequence: [{event: a, as: first}, {event: b, times: 2, same: s}, {event: c, optional: true},"
          + " {event: d, times: 2}, {absent: e, within: 2h}], within: 7d}";

  @ParameterizedTest
  @CsvSource({"begun, 1", "half, 5", "many, 7", "pending, 9"})
  void theBytesAreTheSame(String name, int events) throws IOException {
    String hex = HexFormat.of().formatHex(run(events).bytes());
    Path golden = FOLDER.resolve(name + ".hex");
    if (OVERWRITE) {
      if (System.getenv("CI") != null) {
        fail("goldens are overwritten by people who read them, never by CI");
      }
      Files.createDirectories(FOLDER);
      Files.writeString(golden, hex);
    }
    assertThat(golden).hasContent(hex);
  }

  @Test
  void whatWasStoredGoesOn() throws IOException {
    SequenceTrigger trigger = Written.sequence(SEQUENCE);
    byte[] stored = HexFormat.of().parseHex(Files.readString(FOLDER.resolve("half.hex")));
    HostedSequences sequences = new HostedSequences();
    Outcome outcome = null;
    byte[] runs = stored;
    for (int i = 6; i <= 9; i++) {
      FedEvent fed = event(i);
      outcome = sequences.feed(trigger, runs, fed.event(), fed.at(), root -> Map.of());
      runs = outcome.runs();
    }
    assertThat(outcome.end().due()).isEqualTo(BEGIN + 9 * MINUTE + 120 * MINUTE);

    Outcome end = sequences.advance(trigger, runs, outcome.end().due());

    assertThat(end.matches()).extracting(HostedRun::text).containsExactly("[1][3, 5][6][8, 9][]");
    SequenceMatch match = end.matches().get(0);
    assertThat(match.last())
        .isEqualTo(
            new MatchedEvent(
                9, BEGIN + 9 * MINUTE, BEGIN + 9 * MINUTE + 500, "m9", "d", Map.of(), false));
    assertThat(trigger.named(match)).isEqualTo(Map.of("first", event(1).event().properties()));
  }

  private static HostedRun run(int events) {
    HostedRun run = new HostedRun(Written.sequence(SEQUENCE));
    for (int i = 1; i <= events; i++) {
      run.feed(event(i));
    }
    return run;
  }

  private static FedEvent event(int place) {
    Map<String, Object> properties = new LinkedHashMap<>();
    String name =
        switch (place) {
          case 1, 7 -> "a";
          case 2, 3, 4, 5 -> "b";
          case 6 -> "c";
          default -> "d";
        };
    if (name.equals("b")) {
      properties.put("s", place % 2 == 0 && place == 2 ? "other" : place == 4 ? "third" : "one");
    } else if (name.equals("a")) {
      properties.put("plan", "pro");
      properties.put("seats", 12L);
      properties.put("price", 9.5);
    }
    long time = BEGIN + place * MINUTE;
    return new FedEvent(
        new MatchedEvent(place, time, time + 500, "m" + place, name, properties, false), time);
  }
}
