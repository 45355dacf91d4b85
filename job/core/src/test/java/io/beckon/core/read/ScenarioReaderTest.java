package io.beckon.core.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.event.Event;
import io.beckon.core.scenario.Expectation.Detail;
import io.beckon.core.scenario.Moment;
import io.beckon.core.scenario.Outcome;
import io.beckon.core.scenario.Scenario;
import io.beckon.core.source.SourceText;
import io.beckon.core.time.TimeRules;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScenarioReaderTest {

  private static final long TEN = Instant.parse("2025-03-01T10:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;

  @Test
  void readsAWholeScenario() {
    Scenario scenario =
        read(
            """
            scenario: reminder after one quiet hour
            given:
              grace: 30s
              send_from: +30m
              profile: {ann: {address: {country: GB}}}
            timeline:
              - {at: 2025-03-01T10:00Z, event: cart_item_added, user: ann, price: 25.0}
              - {at: +7d}
            expect:
              - {at: 2025-03-01T11:00Z, send: cart-first, to: ann, channel: email, decided: +61m}
            """);

    assertThat(scenario.title()).isEqualTo("reminder after one quiet hour");
    assertThat(scenario.rules())
        .isEqualTo(TimeRules.DEFAULT.withGrace(30_000).withSendFrom(TEN + 30 * MINUTE));
    assertThat(scenario.timeline()).hasSize(3);
    Event known = scenario.timeline().get(0).event().orElseThrow().event();
    assertThat(known.kind()).isEqualTo(Event.Kind.IDENTIFY);
    assertThat(known.properties()).isEqualTo(Map.of("address", Map.of("country", "GB")));
    Event added = scenario.timeline().get(1).event().orElseThrow().event();
    assertThat(added)
        .isEqualTo(
            new Event(
                Event.Kind.TRACK, "cart_item_added", "ann", "entry-1", TEN, Map.of("price", 25.0)));
    assertThat(scenario.end()).isEqualTo(TEN + 7 * 24 * 60 * MINUTE);
    assertThat(scenario.expect())
        .singleElement()
        .satisfies(
            send -> {
              assertThat(send.at()).isEqualTo(TEN + 60 * MINUTE);
              assertThat(send.kind()).isEqualTo(Outcome.Kind.SEND);
              assertThat(send.name()).isEqualTo("cart-first");
              assertThat(send.user()).isEqualTo("ann");
              assertThat(send.details()).isEqualTo(Map.of(Detail.CHANNEL, "email"));
              assertThat(send.decided()).hasValue(TEN + 61 * MINUTE);
              assertThat(send.span().line()).isEqualTo(10);
            });
  }

  @Test
  void distancesCountFromTheEntryBefore_andInArrivesFromTheEntryItself() {
    List<Moment> timeline =
        timeline(
            "{at: 2025-03-01T10:00Z, event: a, user: ann}",
            "{at: +1h30m, event: a, user: ann, arrives: +5m}",
            "{at: -10m, event: a, user: ann, arrives: +20m, id: m-1, partition: 3}",
            "{at: +1d, identify: ann, plan: pro}");

    assertThat(timeline.stream().map(Moment::logTime))
        .containsExactly(TEN, TEN + 95 * MINUTE, TEN + 100 * MINUTE, TEN + (80 + 24 * 60) * MINUTE);
    assertThat(timeline.stream().map(moment -> moment.event().orElseThrow().event().time()))
        .containsExactly(TEN, TEN + 90 * MINUTE, TEN + 80 * MINUTE, TEN + (80 + 24 * 60) * MINUTE);
    assertThat(timeline.get(2).event().orElseThrow().event().messageId()).isEqualTo("m-1");
    assertThat(timeline.get(2).event().orElseThrow().partition()).isEqualTo(3);
    assertThat(timeline.get(3).event().orElseThrow().event().properties())
        .isEqualTo(Map.of("plan", "pro"));
  }

  @Test
  void valuesAreWhatJsonWouldMakeOfThem() {
    Map<String, Object> properties =
        timeline(
                "{at: 2025-03-01T10:00Z, event: a, user: ann, whole: 1, half: 1.0, text: \"1\","
                    + " no: no, yes: Yes, day: 2025-03-01, time: 10:30, big: 1_000, hex: 0x10,"
                    + " truth: true, nothing: null, large: 12345678901234567890,"
                    + " list: [1, a, {b: []}], properties: {user: u, at: 5}}")
            .get(0)
            .event()
            .orElseThrow()
            .event()
            .properties();

    assertThat(properties)
        .containsEntry("whole", 1L)
        .containsEntry("half", 1.0)
        .containsEntry("text", "1")
        .containsEntry("no", "no")
        .containsEntry("yes", "Yes")
        .containsEntry("day", "2025-03-01")
        .containsEntry("time", "10:30")
        .containsEntry("big", "1_000")
        .containsEntry("hex", "0x10")
        .containsEntry("truth", true)
        .containsEntry("nothing", null)
        .containsEntry("large", 12345678901234567890.0)
        .containsEntry("list", Arrays.asList(1L, "a", Map.of("b", List.of())))
        .containsEntry("user", "u")
        .containsEntry("at", 5L)
        .hasSize(15);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{at: +1h, event: a, user: ann}                               | has nothing to count from",
        "{at: 2025-03-01T10:00, event: a, user: ann}                  | is not an instant",
        "{at: 2025-03-01, event: a, user: ann}                        | is not an instant",
        "{event: a, user: ann}                                        | needs `at`",
        "{at: 2025-03-01T10:00Z, event: a}                            | needs `user`",
        "{at: 2025-03-01T10:00Z, event: a, identify: ann}             | do not go together",
        "{at: 2025-03-01T10:00Z, identify: ann, user: ann}            | says whose it is already",
        "{at: 2025-03-01T10:00Z, user: ann}                           | needs `event`, `identify` or `item`",
        "{at: 2025-03-01T10:00Z, item: a, event: b, user: ann}        | do not go together",
        "{at: 2025-03-01T10:00Z, item: a, user: ann}                  | happens to no user",
        "{at: 2025-03-01T10:00Z, event: a, user: ann, arives: +1m}    | looks like `arrives`",
        "{at: 2025-03-01T10:00Z, event: a, user: ann, zip: 0123}      | may be a text or a number",
        "{at: 2025-03-01T10:00Z, event: a, user: ann, x: }            | has no value",
        "{at: 2025-03-01T10:00Z, event: a, user: ann, x: 1, x: 2}     | is there twice",
        "{at: 2025-03-01T10:00Z, event: a, user: ann, x: !vip}        | YAML takes a leading `!`",
      })
  void saysWhatIsWrongWithAnEntry(String entry, String problem) {
    ScenarioReading reading = reading(scenario(entry));

    assertThat(reading.scenarios()).isEmpty();
    assertThat(reading.problems())
        .singleElement()
        .satisfies(found -> assertThat(found.message()).contains(problem));
  }

  @Test
  void timeDoesNotGoBackForEverybody() {
    ScenarioReading reading =
        reading(
            scenario(
                "{at: 2025-03-01T10:00Z, event: a, user: ann}",
                "{at: +1h}",
                "{at: -30m, event: a, user: bob}"));

    assertThat(reading.problems())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.message()).isEqualTo("time has run past this entry already");
              assertThat(found.span().line()).isEqualTo(5);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{at: +1h, send: a}                       | needs `to`",
        "{at: +1h, send: a, user: ann}            | needs `to`",
        "{at: +1h, exitd: goal, user: ann}        | unknown decision `exitd`",
        "{at: +1h, send: a, exited: b, to: ann}   | do not go together",
        "{send: a, to: ann}                       | needs `at`",
      })
  void saysWhatIsWrongWithAnExpectation(String entry, String problem) {
    ScenarioReading reading =
        reading("scenario: s\ntimeline: [{at: 2025-03-01T10:00Z}]\nexpect:\n  - " + entry + "\n");

    assertThat(reading.problems()).isNotEmpty();
    assertThat(reading.problems().get(0).message()).contains(problem);
  }

  @Test
  void aFileHoldsSeveral_andABrokenOneHidesNoneOfThem() {
    ScenarioReading reading =
        reading(
            """
            scenario: first
            timeline: [{at: 2025-03-01T10:00Z}]
            expect: []
            ---
            scenario: second
            timeline: [{at: tomorrow}]
            expect: []
            ---
            scenario: third
            timeline: [{at: 2025-03-01T10:00Z}]
            expect: []
            """);

    assertThat(reading.scenarios().stream().map(Scenario::title)).containsExactly("first", "third");
    assertThat(reading.problems()).hasSize(1);
  }

  @Test
  void whichCampaignsComeIntoForceOnTheWay() {
    Scenario scenario =
        read(
            """
            scenario: s
            given: {published: {win-back: 2025-03-05T00:00Z, growth:welcome: +1h}}
            timeline: [{at: 2025-03-01T10:00Z}]
            expect: []
            """);

    assertThat(scenario.published())
        .isEqualTo(
            Map.of(
                "win-back",
                Instant.parse("2025-03-05T00:00:00Z").toEpochMilli(),
                "growth:welcome",
                TEN + 60 * MINUTE));
  }

  @Test
  void withoutAWordAllCampaignsAreInForce() {
    assertThat(read(scenario("{at: 2025-03-01T10:00Z}")).published()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"off, 0", "6h, 21600000", "1d, 86400000"})
  void howOftenTheSilentAreLookedAt(String written, long meant) {
    Scenario scenario =
        read(
            "scenario: s\ngiven: {roll_call: "
                + written
                + "}\ntimeline: [{at: 2025-03-01T10:00Z}]\nexpect: []\n");

    assertThat(scenario.rules()).isEqualTo(TimeRules.DEFAULT.withRollCall(meant));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "roll_call: never                 | `roll_call` cannot be `never`",
        "roll_call: 0h                    | must be longer than zero",
        "published: win-back              | `published` must be a mapping",
        "published: {}                    | `published` is empty",
        "published: {win-back: soon}      | `soon` is not an instant",
        "published: {a: +1h, a: +2h}      | is there twice",
        "publish: {a: +1h}                | unknown key `publish` in `given`",
      })
  void saysWhatIsWrongWithWhatIsGiven(String given, String problem) {
    ScenarioReading reading =
        reading(
            "scenario: s\ngiven: {"
                + given
                + "}\ntimeline: [{at: 2025-03-01T10:00Z}]\nexpect: []\n");

    assertThat(reading.scenarios()).isEmpty();
    assertThat(reading.problems())
        .singleElement()
        .satisfies(found -> assertThat(found.message()).contains(problem));
  }

  @ParameterizedTest
  @EnumSource(Outcome.Kind.class)
  void eachDecisionIsExpectedByItsWord(Outcome.Kind kind) {
    boolean send = kind == Outcome.Kind.SEND;
    Scenario scenario =
        read(
            "scenario: s\ntimeline: [{at: 2025-03-01T10:00Z}]\nexpect:\n  - {at: +1h, "
                + kind.word()
                + ": cart-first, "
                + (send ? "to: ann, channel: sms" : "user: ann, reason: why")
                + ", campaign: cart, step: first, decided: +2h}\n");

    assertThat(scenario.expect())
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.kind()).isEqualTo(kind);
              assertThat(decision.name()).isEqualTo("cart-first");
              assertThat(decision.user()).isEqualTo("ann");
              assertThat(decision.details())
                  .hasSize(3)
                  .containsEntry(Detail.CAMPAIGN, "cart")
                  .containsEntry(Detail.STEP, "first");
            });
  }

  private static List<Moment> timeline(String... entries) {
    return read(scenario(entries)).timeline();
  }

  private static String scenario(String... entries) {
    return "scenario: s\ntimeline:\n  - " + String.join("\n  - ", entries) + "\nexpect: []\n";
  }

  private static Scenario read(String text) {
    ScenarioReading reading = reading(text);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.scenarios()).hasSize(1);
    return reading.scenarios().get(0);
  }

  private static ScenarioReading reading(String text) {
    return ScenarioReader.read(List.of(new SourceText("a.scenario.yaml", text)));
  }
}
