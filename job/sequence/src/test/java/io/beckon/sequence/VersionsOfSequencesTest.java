package io.beckon.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.effect.JourneyRecord;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has begun goes on in a version that says the same, and never in another. */
class VersionsOfSequencesTest {

  private static final String A_B = "{sequence: [{event: a}, {event: b}], within: 2d}";

  @Test
  void goesOnWhereOnlyTheMessageIsAnother() {
    SequenceStory story =
        new SequenceStory()
            .from(-1, "old", A_B)
            .from(10, "new", "{within: 48h, sequence: [{event: a}, {event: 'b'}]}")
            .event(5, "a")
            .event(15, "b");

    assertThat(story.sends()).containsExactly("new 15 15");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{sequence: [{event: a}, {event: b}], within: 3d}",
        "{sequence: [{event: a}, {event: b, where: event.x != 3}], within: 2d}",
        "{sequence: [{event: a, as: first}, {event: b}], within: 2d}",
        "{sequence: [{event: a}, {absent: c}, {event: b}], within: 2d}",
        "{sequence: [{event: a}, {event: b}], within: 2d, after_match: skip_past_last}",
        "{sequence: [{event: a}, {event: c, optional: true}, {event: b}], within: 2d}",
      })
  void beginsAnewWhereTheSequenceIsAnother(String other) {
    SequenceStory story =
        new SequenceStory()
            .from(-1, "old", A_B)
            .from(10, "new", other)
            .event(5, "a")
            .event(15, "b")
            .event(20, "a")
            .event(25, "b");

    assertThat(story.sends()).containsExactly("new 25 25");
  }

  @Test
  void leavesNothingOfTheOldOne() {
    SequenceStory story =
        new SequenceStory().from(-1, "old", A_B).from(10, "new", "{event: c}").event(5, "a");
    assertThat(story.bytes()).isPositive();

    story.event(15, "c");

    assertThat(story.keys()).isEmpty();
    assertThat(story.parts().isEmpty()).isFalse();
    story.until(60 * 24 * 10);
    assertThat(story.parts().isEmpty()).isTrue();
  }

  @Test
  void doesNotGoOnAcrossAVersionInBetweenThatSaidSomethingElse() {
    SequenceStory story =
        new SequenceStory()
            .from(-1, "old", A_B)
            .from(10, "other", "{event: c}")
            .from(20, "new", A_B)
            .event(5, "a")
            .event(25, "b");

    assertThat(story.sends()).isEmpty();
  }

  @Test
  void anEndThatComesUnderAnotherVersionIsNone() {
    SequenceStory story =
        new SequenceStory()
            .from(-1, "old", "{sequence: [{event: a}, {absent: b}], within: 30m}")
            .from(10, "new", "{sequence: [{event: a}, {absent: b}], within: 40m}")
            .event(5, "a")
            .until(500);

    assertThat(story.sends()).isEmpty();
    assertThat(story.parts().load(io.beckon.core.state.Part.AGENDA, "")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noChangeFailsAndNoMatchMixesVersions(long seed) {
    List<String> sequences = HostedAgainstStockTest.sequences().toList();
    Random random = new Random(seed);
    SequenceStory story = new SequenceStory();
    int versions = 25;
    for (int version = 0; version < versions; version++) {
      String sequence = sequences.get(random.nextInt(sequences.size()));
      story.from(version * 100L, "v" + version, sequence + "}");
    }
    int total = 0;
    for (long minute = 1; minute < versions * 100L; minute += random.nextInt(1, 6)) {
      story.event(
          minute,
          minute,
          List.of("a", "b", "b", "c", "d").get(random.nextInt(5)),
          java.util.Map.of("n", (long) random.nextInt(4), "s", "s" + random.nextInt(2)));
      if (random.nextInt(5) == 0) {
        story.restart();
      }
      total++;
    }

    List<JourneyRecord> entries =
        story.effects().stream()
            .filter(JourneyRecord.class::isInstance)
            .map(JourneyRecord.class::cast)
            .filter(record -> record.values().keySet().stream().anyMatch(v -> v.startsWith("step")))
            .toList();
    assertThat(entries).as("of %s events", total).hasSizeGreaterThan(30);
    for (JourneyRecord entry : entries) {
      long begun = begun(entry.decidedAt());
      entry
          .values()
          .forEach(
              (step, times) -> {
                for (String time : times.split(", ")) {
                  long at = java.time.Instant.parse(time).toEpochMilli();
                  assertThat(begun(at)).as(step + " of " + entry).isEqualTo(begun);
                }
              });
    }
  }

  /** Which version was in force at an instant. */
  private static long begun(long instant) {
    long minute =
        (instant - java.time.Instant.parse("2025-03-01T00:00:00Z").toEpochMilli()) / 60_000;
    return minute / 100;
  }
}
