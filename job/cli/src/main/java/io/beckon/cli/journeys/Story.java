package io.beckon.cli.journeys;

import io.beckon.cli.terminal.Console;
import io.beckon.cli.words.DecisionWords;
import io.beckon.cli.words.TimeWords;
import io.beckon.core.effect.JourneyRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was decided about a user, told journey by journey, a line a decision:
 *
 * <pre>
 * cart-recovery, version 0123456789abcdef, journey fedc...
 *   2025-03-01 11:01:00  sent cart-first, due 2025-03-01 11:00:00 (profile.plan = "pro")
 * </pre>
 *
 * <p>Journeys come in the order in which they began; what began none, since the user was not let
 * in, stands among them. All times are UTC.
 */
final class Story {

  private final String user;
  private final List<JourneyRecord> records = new ArrayList<>();

  Story(String user) {
    this.user = user;
  }

  void add(JourneyRecord record) {
    records.add(record);
  }

  boolean isEmpty() {
    return records.isEmpty();
  }

  void tell(Console console) {
    console.out().println(console.out(Console.Colour.BOLD, user) + ", times are UTC");
    journeys()
        .forEach(
            journey -> {
              console.out().println();
              console.out().println(heading(journey.get(0)));
              journey.forEach(record -> console.out().println("  " + line(record, console)));
            });
  }

  /** What was decided at one instant keeps the order in which it was written down. */
  private Iterable<List<JourneyRecord>> journeys() {
    Map<List<String>, List<JourneyRecord>> journeys = new LinkedHashMap<>();
    records.stream()
        .sorted(Comparator.comparingLong(JourneyRecord::decidedAt))
        .forEach(
            record ->
                journeys
                    .computeIfAbsent(
                        List.of(record.campaign(), record.journeyId()), key -> new ArrayList<>())
                    .add(record));
    return journeys.values();
  }

  private static String heading(JourneyRecord first) {
    return first.campaign() + ", version " + first.version() + ", journey " + first.journeyId();
  }

  private static String line(JourneyRecord record, Console console) {
    String of = DecisionWords.of(record);
    List<String> because = DecisionWords.because(record);
    return console.out(Console.Colour.DIM, TimeWords.dateTime(record.decidedAt()))
        + "  "
        + DecisionWords.what(record)
        + (of.isEmpty() ? "" : ", " + of)
        + (because.isEmpty() ? "" : " (" + String.join("; ", because) + ')');
  }
}
