package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.identify;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.Notice;
import io.beckon.core.effect.SendCommand;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a journey sets on its way, and who sees it. */
class JourneyValuesTest {

  private static Story running(String head, String... steps) {
    return given(
        """
        campaign: shop
        category: transactional
        trigger: {event: cart}
        frequency: always
        %s
        steps:
        %s
        """
            .formatted(head, String.join("\n", Stream.of(steps).map(s -> "  - " + s).toList())));
  }

  private static final String SEND = "{send: email, template: first}";

  private static Map<String, Object> sent(Story story) {
    return story.of(SendCommand.class).findFirst().orElseThrow().values();
  }

  @Test
  void valuesOfTheJourneyGoWithItsMessages() {
    Story story =
        running(
                "",
                "set: {journey.percent: 5, journey.code: trigger.code, journey.none: trigger.x}",
                SEND)
            .when(event("cart").at("10:00").with("code", "abc"));
    assertThat(sent(story)).isEqualTo(Map.of("percent", 5L, "code", "abc"));
    assertThat(
            story
                .of(JourneyRecord.class)
                .filter(record -> record.decision() == Decision.SET)
                .map(JourneyRecord::values))
        .containsExactly(
            Map.of("journey.percent", "5", "journey.code", "\"abc\"", "journey.none", "missing"));
  }

  @Test
  void laterSettingsSeeWhatWasSet() {
    Story story =
        running(
                "",
                "set: {journey.a: 1, journey.b: journey.a}",
                "set: {profile.c: journey.b, journey.d: profile.c}",
                "set: {journey.a: null}",
                SEND)
            .when(event("cart").at("10:00"));
    assertThat(sent(story)).isEqualTo(Map.of("b", 1L, "d", 1L));
  }

  @Test
  void conditionsSeeIt() {
    running(
            "",
            "set: {journey.percent: 5}",
            "{send: email, template: five, when: journey.percent == 5}",
            "{send: email, template: ten, when: journey.percent == 10}",
            "{branch: [{when: journey.percent == 10, steps: []}, {otherwise: [{send: email, template: other}]}]}")
        .when(event("cart").at("10:00"))
        .sends("10:00 shop/five (10:00)", "10:00 shop/other (10:00)");
  }

  @Test
  void theAudienceSeesIt() {
    running("audience: \"!(journey.done == true)\"", "set: {journey.done: true}", SEND)
        .when(event("cart").at("10:00"))
        .decides(
            "10:00 entered shop (10:00)",
            "10:00 set shop/step-1 (10:00)",
            "10:00 exited shop (10:00): audience");
  }

  @Test
  void anotherJourneyDoesNotSeeIt() {
    Story story =
        running("per: id", "set: {journey.a: trigger.a}", "wait: 1h", SEND)
            .when(event("cart").at("10:00").with("id", "x").with("a", 1L))
            .when(event("cart").at("10:00").with("id", "y"), until("12:00"));
    assertThat(story.of(SendCommand.class).map(SendCommand::values))
        .containsExactly(Map.of("a", 1L), Map.of());
  }

  @Test
  void anExitConditionActsAsSoonAsAStepTurnsItTrue() {
    running("exit: [journey.done == true]", "wait: 1h", "set: {journey.done: true}", SEND)
        .when(event("cart").at("10:00"), until("12:00"))
        .decides(
            "10:00 entered shop (10:00)",
            "11:01 set shop/step-2 (11:00)",
            "11:01 exited shop (11:00): exit condition")
        .sends();
  }

  @Test
  void anAttributeThatIsSetTurnsTheExitsOfOtherJourneys() {
    given(
            """
            campaign: other
            trigger: {event: cart}
            exit: [profile.tier == "gold"]
            steps: [{wait: 1d}, {send: email, template: first}]
            """,
            """
            campaign: shop
            trigger: {event: order}
            steps: [{set: {profile.tier: gold}}]
            """)
        .when(event("cart").at("10:00"), event("order").at("11:00"))
        .decides(Decision.EXITED, "11:00 exited other (11:00): exit condition")
        .entry(user -> assertThat(user.profile().attributes()).isEqualTo(Map.of("tier", "gold")));
  }

  @Test
  void nullRemovesAnAttribute() {
    running("", "set: {profile.tier: null}")
        .when(identify("tier", "gold").at("09:00"), event("cart").at("10:00"))
        .entry(user -> assertThat(user.profile().attributes()).isEmpty());
  }

  @Test
  void tooMuchIsLeftOutAndTheRecordSaysSo() {
    Story story =
        running("", "set: {journey.a: trigger.big, journey.b: 1}", SEND)
            .when(event("cart").at("10:00").with("big", "x".repeat(4_096)))
            .notices(Notice.JOURNEY_VALUES_FULL);
    assertThat(sent(story)).isEqualTo(Map.of("b", 1L));
    assertThat(
            story
                .of(JourneyRecord.class)
                .filter(record -> record.decision() == Decision.SET)
                .map(JourneyRecord::values))
        .containsExactly(Map.of("journey.a", "left out: too much to keep", "journey.b", "1"));
  }

  @Test
  void aValueThatWouldBeTooMuchLeavesTheOneBefore() {
    Story story =
        running("", "set: {journey.a: 1}", "set: {journey.a: trigger.big}", SEND)
            .when(event("cart").at("10:00").with("big", "x".repeat(4_096)));
    assertThat(sent(story)).isEqualTo(Map.of("a", 1L));
  }

  @Test
  void anAttributeThatWouldOutgrowTheProfileIsLeftOut() {
    running("", "set: {profile.a: trigger.big}")
        .when(event("cart").at("10:00").with("big", "x".repeat(128 * 1024)))
        .notices(Notice.PROFILE_FULL)
        .entry(user -> assertThat(user.profile().attributes()).isEmpty());
  }
}
