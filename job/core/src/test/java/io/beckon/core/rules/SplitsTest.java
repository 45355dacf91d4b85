package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.SendCommand;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Variants: chance that is none. What is expected of {@code ann} was worked out elsewhere. */
class SplitsTest {

  private static final String SPLIT =
      """
      campaign: shop
      category: transactional
      trigger: {event: cart}
      frequency: always
      steps:
        - wait: 1h
        - split:
            - {name: five, weight: 50, set: {journey.percent: 5}}
            - {name: ten, weight: 50, set: {journey.percent: 10}, steps: [{send: sms, template: ten}]}
        - send: email
          template: offer
      """;

  @Test
  void aUserTakesAVariantAndItsSettings() {
    Story story =
        given(SPLIT)
            .when(event("cart").at("10:00"), until("12:00"))
            .decides(Decision.SPLIT, "11:01 split shop/split-1 (11:00): five")
            .sends("11:01 shop/offer (11:00)");
    SendCommand send = story.of(SendCommand.class).findFirst().orElseThrow();
    assertThat(send.values()).isEqualTo(Map.of("percent", 5L));
    assertThat(send.variants()).isEqualTo(Map.of("split-1", "five"));
    assertThat(
            story
                .of(JourneyRecord.class)
                .filter(record -> record.decision() == Decision.SPLIT)
                .map(JourneyRecord::values))
        .containsExactly(Map.of("journey.percent", "5"));
  }

  @Test
  void theSameOneEveryTimeAndInEveryVersion() {
    given(SPLIT)
        .from("11:30", SPLIT.replace("template: offer", "template: other"))
        .when(event("cart").at("10:00"), until("11:20"))
        .when(event("cart").at("12:00"), until("14:00"))
        .decides(
            Decision.SPLIT,
            "11:01 split shop/split-1 (11:00): five",
            "13:01 split shop/split-1 (13:00): five")
        .sends("11:01 shop/offer (11:00)", "13:01 shop/other (13:00)");
  }

  @Test
  void anotherSplitIsAnotherChance() {
    given(SPLIT.replace("  - split:", "  - id: offer-size\n    split:"))
        .when(event("cart").at("10:00"), until("12:00"))
        .decides(Decision.SPLIT, "11:01 split shop/offer-size (11:00): ten")
        .sends("11:01 shop/ten (11:00)", "11:01 shop/offer (11:00)");
  }

  @Test
  void partsOfAMessageVaryEachByItself() {
    Story story =
        given(
                """
                campaign: shop
                category: transactional
                trigger: {event: cart}
                steps:
                  - send: email
                    template: first
                    vary:
                      subject: {a: Hello, b: Welcome}
                      preheader: {x: One, y: Two, z: Three}
                  - send: email
                    template: second
                """)
            .when(event("cart").at("10:00"))
            .sends("10:00 shop/first (10:00)", "10:00 shop/second (10:00)");
    Map<String, String> variants = Map.of("first.subject", "b", "first.preheader", "x");
    assertThat(story.of(SendCommand.class).map(SendCommand::vary))
        .containsExactly(Map.of("subject", "Welcome", "preheader", "One"), Map.of());
    assertThat(story.of(SendCommand.class).map(SendCommand::variants))
        .containsExactly(variants, variants);
    assertThat(
            story
                .of(JourneyRecord.class)
                .filter(record -> record.decision() == Decision.SENT)
                .map(JourneyRecord::values))
        .containsExactly(variants, Map.of());
  }

  @Test
  void aVariantOfAMessageThatNobodyGotIsNotRemembered() {
    Story story =
        given(
                """
                campaign: shop
                category: transactional
                trigger: {event: cart}
                steps:
                  - send: email
                    template: first
                    expires_after: 1m
                    vary: {subject: {a: Hello, b: Welcome}}
                  - send: email
                    template: second
                """)
            .when(event("cart").at("10:00").loggedAt("11:00"))
            .sends("11:00 shop/second (10:00)");
    assertThat(story.of(SendCommand.class).map(SendCommand::variants)).containsExactly(Map.of());
  }
}
