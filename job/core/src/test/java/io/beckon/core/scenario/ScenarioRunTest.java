package io.beckon.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.read.ScenarioReader;
import io.beckon.core.read.ScenarioReading;
import io.beckon.core.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioRunTest {

  private static final String CAMPAIGN =
      """
      campaign: cart
      trigger: {event: cart_item_added, where: event.price >= 20}
      frequency: always
      exit: [{event: order_placed}]
      steps:
        - wait: 1h
        - {send: email, template: cart-first}
        - wait: 1d
        - {send: email, template: cart-second}
      """;

  private static final String TIMELINE =
      """
      timeline:
        - {at: 2025-03-01T10:00Z, event: cart_item_added, user: ann, price: 25.0}
        - {at: +90m, event: order_placed, user: ann}
        - {at: +7d}
      """;

  @Test
  void holdsWhereEverythingIsAsExpected() {
    Verdict verdict =
        verdict(
            """
            expect:
              - {at: +1h, send: cart-first, to: ann, decided: +61m}
              - {at: +90m, exited: "exit: order_placed", user: ann}
            """);

    assertThat(verdict.holds()).isTrue();
  }

  @Test
  void aSendThatIsNotListedFails() {
    assertThat(verdict("expect: []").holds()).isFalse();
  }

  @Test
  void decisionsOfAKindThatIsNotMentionedDoNotMatter() {
    assertThat(verdict("expect: [{at: +1h, send: cart-first, to: ann}]").holds()).isTrue();
  }

  @Test
  void allDecisionsOfAKindThatIsMentionedMatter() {
    Verdict verdict =
        verdict(
            """
            expect:
              - {at: +1h, waiting: step-1, user: ann}
              - {at: +1h, send: cart-first, to: ann}
            """);

    assertThat(verdict.holds()).isFalse();
    assertThat(verdict.rows().stream().filter(row -> !row.agrees()))
        .singleElement()
        .satisfies(row -> assertThat(row.actual().orElseThrow().names()).containsExactly("step-3"));
  }

  @Test
  void showsTheTwoTimelinesSideBySideAndEverythingThatWasDecided() {
    Verdict verdict =
        verdict(
            """
            expect:
              - {at: +1h, send: cart-first, to: ann, decided: +1h}
              - {at: +25h, send: cart-second, to: ann}
            """);

    assertThat(SideBySide.of(verdict))
        .isEqualTo(
            """
            a.scenario.yaml:1:1: s
                expected                                                             | decided
              ! 2025-03-01T11:00Z  send cart-first to ann, decided 2025-03-01T11:00Z | 2025-03-01T11:00Z  send cart-first to ann, decided 2025-03-01T11:01Z   line 7
              ! 2025-03-02T11:00Z  send cart-second to ann                           | -                                                                      line 8
              everything that was decided:
                2025-03-01T10:00Z  entered cart, ann, decided 2025-03-01T10:00Z
                2025-03-01T11:00Z  waiting step-1, ann, campaign cart, decided 2025-03-01T10:00Z
                2025-03-01T11:00Z  send cart-first to ann, campaign cart, channel email, decided 2025-03-01T11:01Z
                2025-03-02T11:00Z  waiting step-3, ann, campaign cart, decided 2025-03-01T11:01Z
                2025-03-01T11:30Z  exited exit: order_placed, ann, campaign cart, decided 2025-03-01T11:30Z
                2025-03-01T11:30Z  cancelled cart-first, ann, campaign cart, reason exit: order_placed, decided 2025-03-01T11:30Z
            """);
  }

  /** Offers one after the other: each emits an event, and what that starts may emit the next. */
  private static final String EMITTING =
      """
      campaign: asking
      category: transactional
      trigger: {event: cart}
      frequency: always
      steps:
        - wait: 1h
        - emit: {event: asked, properties: {n: 1}}
        - wait: 30s
        - {send: email, template: asked-too}
      ---
      campaign: answering
      category: transactional
      trigger: {event: asked}
      frequency: always
      exit: [{event: stop}]
      steps:
        - {send: email, template: answer}
        - emit: {event: answered}
      ---
      campaign: closing
      category: transactional
      trigger: {event: answered}
      frequency: always
      steps:
        - {send: email, template: closed}
      """;

  @Test
  void whatAJourneyEmitsComesBackBeforeTheNextInstant() {
    Verdict verdict =
        verdict(
            EMITTING,
            """
            timeline:
              - {at: 2025-03-01T10:00Z, event: cart, user: ann}
              - {at: +3h, event: cart, user: ann}
            """,
            """
            expect:
              - {at: +1h, entered: answering, user: ann, decided: +61m}
              - {at: +1h, send: answer, to: ann, decided: +61m}
              - {at: +1h, entered: closing, user: ann, decided: +61m}
              - {at: +1h, send: closed, to: ann, decided: +61m}
              - {at: +1h30s, send: asked-too, to: ann, decided: +61m30s}
              - {at: 2025-03-01T10:00Z, entered: asking, user: ann}
              - {at: +3h, entered: asking, user: ann}
            """);

    assertThat(verdict.holds()).as(() -> SideBySide.of(verdict)).isTrue();
  }

  @Test
  void whatIsEmittedComesBackBehindTheUsersRecordsOfItsInstant() {
    Verdict verdict =
        verdict(
            EMITTING,
            """
            timeline:
              - {at: 2025-03-01T10:00Z, event: cart, user: ann}
              - {at: 2025-03-01T11:01Z, event: asked, user: ann}
              - {at: 2025-03-01T11:01Z}
            """,
            """
            expect:
              - {at: +1h, send: answer, to: ann, decided: +61m}
              - {at: +1h, send: closed, to: ann, decided: +61m}
              - {at: +61m, send: answer, to: ann, decided: +61m}
              - {at: +61m, send: closed, to: ann, decided: +61m}
            """);

    assertThat(verdict.holds()).as(() -> SideBySide.of(verdict)).isTrue();
    assertThat(
            verdict.decisions().stream()
                .filter(decision -> decision.names().contains("answer"))
                .map(decision -> decision.at() - verdict.scenario().timeline().get(0).logTime()))
        .as("the record first, what was emitted at that instant then")
        .containsExactly(61L * 60_000, 60L * 60_000);
  }

  private static Verdict verdict(String expect) {
    return verdict(CAMPAIGN, TIMELINE, expect);
  }

  private static Verdict verdict(String campaigns, String timeline, String expect) {
    Editions editions = Editions.of(List.of(new SourceText("campaign.yaml", campaigns)));
    assertThat(editions.problems()).isEmpty();
    ScenarioReading reading =
        ScenarioReader.read(
            List.of(new SourceText("a.scenario.yaml", "scenario: s\n" + timeline + expect)));
    assertThat(reading.problems()).isEmpty();
    Scenario scenario = reading.scenarios().get(0);
    return Verdict.on(scenario, ScenarioRun.of(scenario, editions));
  }
}
