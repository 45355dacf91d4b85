package io.beckon.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.effect.Notice;
import io.beckon.core.effect.SendCommand;
import io.beckon.core.sequence.Sequences;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a sequence keeps of a user: nothing where nothing has begun, and never too much. */
class BoundsOfSequencesTest {

  private static final String A_B =
      "{sequence: [{event: a, as: first}, {event: b, as: last}], within: 30d}";

  @Test
  void whoHasBegunNothingHasNothingStored() {
    SequenceStory story = new SequenceStory().from(-1, "hello", A_B);

    story.event(1, "b").event(2, "b").event(3, "other");
    assertThat(story.keys()).isEmpty();

    story.event(4, "a");
    assertThat(story.keys()).hasSize(1);
    assertThat(story.bytes()).isBetween(50, 400);

    story.event(5, "b");
    assertThat(story.keys()).isEmpty();
    assertThat(story.sends()).hasSize(1);

    story.until(60 * 24 * 40);
    assertThat(story.parts().isEmpty()).as("all of it has an end").isTrue();
  }

  @Test
  void whatIsNeverCompleteEndsWithItsTime() {
    SequenceStory story = new SequenceStory().from(-1, "hello", A_B);

    story.event(1, "a").until(60 * 24 * 30);
    assertThat(story.keys()).hasSize(1);

    // One minute after the beginning, and the grace.
    story.until(60 * 24 * 30 + 2);
    assertThat(story.keys()).isEmpty();
    assertThat(story.sends()).isEmpty();
    assertThat(story.parts().isEmpty()).isTrue();
  }

  @Test
  void tenThousandBeginningsStayInTheBoundAndTheNoticeSaysSo() {
    SequenceStory story = new SequenceStory().from(-1, "hello", A_B);
    int most = 0;
    for (int i = 1; i <= 10_000; i++) {
      story.event(i, i, "a", Map.of("n", (long) i, "page", "/pricing/enterprise"));
      most = Math.max(most, story.bytes());
      if (i == Sequences.MOST_RUNS) {
        assertThat(story.notices()).doesNotContain(Notice.SEQUENCE_FULL);
      }
    }
    assertThat(most).isLessThan(Sequences.MOST_BYTES + 100);
    assertThat(story.notices().stream().filter(notice -> notice == Notice.SEQUENCE_FULL))
        .hasSize(10_000 - Sequences.MOST_RUNS);

    story.event(10_001, "b");
    SendCommand sent =
        (SendCommand)
            story.effects().stream()
                .filter(SendCommand.class::isInstance)
                .findFirst()
                .orElseThrow();
    assertThat(sent.matched().get("first"))
        .as("the oldest of those that are left")
        .isEqualTo(Map.of("n", 9_901L, "page", "/pricing/enterprise"));
    assertThat(story.keys()).isEmpty();
  }

  @Test
  void largeEventsAreKeptInPart() {
    SequenceStory story =
        new SequenceStory()
            .from(
                -1,
                "hello",
                "{sequence: [{event: a, as: first, where: event.a_large.startsWith('x')},"
                    + " {event: b, where: event.cart == matched.first.cart"
                    + " && event.text.size() > 2999}], within: 30d}");
    String large = "x".repeat(3_000);
    for (int i = 1; i <= 200; i++) {
      story.event(i, i, "a", Map.of("a_large", large, "cart", "c" + i, "small", "s"));
    }
    assertThat(story.bytes()).isLessThan(Sequences.MOST_BYTES + 100);

    story.event(201, 201, "b", Map.of("cart", "c190", "text", large));
    SendCommand sent =
        (SendCommand)
            story.effects().stream()
                .filter(SendCommand.class::isInstance)
                .findFirst()
                .orElseThrow();
    assertThat(sent.matched()).isEqualTo(Map.of("first", Map.of("cart", "c190", "small", "s")));
  }
}
