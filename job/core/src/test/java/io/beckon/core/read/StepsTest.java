package io.beckon.core.read;

import static io.beckon.core.read.Spanless.NOWHERE;
import static io.beckon.core.read.Spanless.assertSame;
import static io.beckon.core.read.Spanless.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.model.Clause;
import io.beckon.core.model.Setting;
import io.beckon.core.model.Setting.Given;
import io.beckon.core.model.Setting.Worked;
import io.beckon.core.model.Step;
import io.beckon.core.model.Step.WaitFor;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps inside steps, and the forms that steps may have. */
class StepsTest {

  @Test
  void splitsAreCountedInTheOrderOfTheFile_thoseInsideAndTheNamedOnesToo() {
    List<Step> steps =
        steps(
            """
            - split:
                - name: a
                  weight: 1
                  steps:
                    - split: [{name: c, weight: 1}, {name: d, weight: 3}]
                - name: b
                  weight: 1
            - split: [{name: a, weight: 1}, {name: b, weight: 1}]
              id: named
            - split: [{name: a, weight: 1}, {name: b, weight: 1}]
            """);

    Step.Split first = (Step.Split) steps.get(0);
    Step.Split inside = (Step.Split) first.variants().get(0).steps().get(0);
    assertThat(first.id()).isEqualTo("split-1");
    assertThat(inside.id()).isEqualTo("split-2");
    assertThat(inside.variants()).map(Step.Split.Variant::weight).containsExactly(1, 3);
    assertThat(((Step.Split) steps.get(1)).id()).isEqualTo("named");
    assertThat(((Step.Split) steps.get(2)).id()).isEqualTo("split-4");
  }

  @Test
  void stepsInsideStepsHaveFromTheCampaignWhatTheyDoNotSay() {
    Step.Branch branch =
        (Step.Branch)
            steps(
                    """
                    - branch:
                        - when: profile.vip
                          steps:
                            - wait_for: {event: login, within: 1d}
                              then:
                                - {send: push, template: thanks}
                        - {when: {in: regulars}, steps: []}
                        - otherwise:
                            - {send: sms, template: hello, topic: tips}
                    """)
                .get(0);

    WaitFor inside = (WaitFor) branch.ways().get(0).steps().get(0);
    assertThat(((Step.Send) inside.then().get(0)).topic()).contains("offers");
    assertThat(inside.otherwise()).isEmpty();
    assertThat(branch.ways()).hasSize(2);
    assertSame(branch.ways().get(1).when(), new Clause.In("regulars", NOWHERE));
    assertThat(((Step.Send) branch.otherwise().get(0)).topic()).contains("tips");
  }

  @Test
  void aWaitMayEndAListInsideWhereSomethingFollowsLater() {
    assertThat(
            steps(
                """
                - branch:
                    - {when: profile.a, steps: [{wait_for: {event: login, within: 1h}}]}
                    - otherwise: [{branch: [{when: profile.b, steps: [{wait: 1h}]}]}]
                - {send: email, template: hello}
                """))
        .hasSize(2);
  }

  @Test
  void aWaitMayEndACampaignThatWaitsForSomethingToDo() {
    assertThat(steps("- {wait_for: {event: login, within: 1h}, otherwise: [{call: sales}]}\n"))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"09:00\"", "09:00", "9:00", "'09:00'"})
  void timesOfDayInQuotesOrNot(String written) {
    Step.WaitUntilTime wait =
        (Step.WaitUntilTime) step("wait: {until: " + written + ", days: [monday, sun]}");

    assertThat(wait.time()).isEqualTo(LocalTime.of(9, 0));
    assertThat(wait.days()).containsExactlyInAnyOrder(DayOfWeek.MONDAY, DayOfWeek.SUNDAY);
  }

  @Test
  void withoutDaysAnyDayWillDo() {
    Step.WaitUntilTime wait = (Step.WaitUntilTime) step("wait: {until: \"23:59\"}");

    assertThat(wait.days()).containsExactlyInAnyOrder(DayOfWeek.values());
    assertThat(((Step.WaitUntilTime) step("wait: {until: \"09:00\", days: tue}")).days())
        .containsExactly(DayOfWeek.TUESDAY);
  }

  @ParameterizedTest
  @CsvSource({
    "-3d, -3, PT0S",
    "3d, 3, PT0S",
    "+2w, 14, PT0S",
    "-1w, -7, PT0S",
    "-12h, 0, PT-12H",
    "90m, 0, PT1H30M",
    "-30s, 0, PT-30S",
    "0d, 0, PT0S"
  })
  void offsetsOfDates(String written, int days, Duration clock) {
    assertSame(
        step("wait: {until: trigger.due_at, offset: " + written + ", at: \"10:00\"}"),
        new Step.WaitUntilDate(
            text("trigger.due_at"), days, clock, Optional.of(LocalTime.of(10, 0)), false, NOWHERE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "profile.trial_ends_at",
        "trigger.booking.starts_at",
        "journey.remind_at",
        "'profile[\"trial ends\"].at'"
      })
  void pathsThatDatesCanHave(String written) {
    Step.WaitUntilDate wait = (Step.WaitUntilDate) step("wait: {until: " + written + "}");

    assertThat(wait.date().text()).isEqualTo(written.replace("'", ""));
  }

  @Test
  void whatIsSetIsAValueOrAPath() {
    Step.Assign set =
        (Step.Assign)
            step(
                "set: {profile.tier: gold, profile.old: null, journey.n: 5, journey.half: 0.5,"
                    + " journey.ok: true, journey.text: \"5\", journey.path: trigger.total,"
                    + " journey.quoted: \"profile.firstName\", journey.list: [1, a],"
                    + " journey.map: {a: {b: 1}}, journey.day: 2025-03-01,"
                    + " journey.words: profile is a word, journey.dotted: trigger.}");

    assertThat(set.settings())
        .map(setting -> setting.target() + " " + setting.name())
        .startsWith("PROFILE tier", "PROFILE old", "JOURNEY n");
    assertSame(
        set.settings().stream().map(Setting::value).toList(),
        Arrays.asList(
            new Given("gold"),
            new Given(null),
            new Given(5L),
            new Given(0.5),
            new Given(true),
            new Given("5"),
            new Worked(text("trigger.total")),
            new Worked(text("profile.firstName")),
            new Given(List.of(1L, "a")),
            new Given(Map.of("a", Map.of("b", 1L))),
            new Given("2025-03-01"),
            new Given("profile is a word"),
            new Given("trigger.")));
  }

  @Test
  void placesOfWhatIsSet() {
    Step.Assign set = (Step.Assign) step("set: {journey.a: 1, journey.path: trigger.total}");

    assertThat(set.settings().get(1).span()).hasToString("a.yaml:5:23");
    Worked worked = (Worked) set.settings().get(1).value();
    assertThat(worked.expression().span()).hasToString("a.yaml:5:37");
  }

  @Test
  void callsMayBeNamedAndHaveACondition() {
    assertSame(
        step("{call: sales, id: hot-lead, when: profile.vip}"),
        new Step.Call(
            "hot-lead", "sales", Optional.of(new Clause.Compare(text("profile.vip"))), NOWHERE));
  }

  @Test
  void anEmittedEventNeedsNoProperties() {
    assertSame(step("emit: {event: Seen It}"), new Step.Emit("Seen It", Map.of(), NOWHERE));
  }

  @Test
  void whatIsVariedKeepsTheOrderOfTheFile() {
    Step.Send send =
        (Step.Send)
            step(
                "{send: email, template: a, vary: {subject: {z: Zero, a: \"5\", m: 7},"
                    + " preheader: {short: S, long: L}}}");

    assertThat(send.vary()).containsOnlyKeys("subject", "preheader");
    assertThat(send.vary().get("subject").toString()).isEqualTo("{z=Zero, a=5, m=7}");
  }

  private static Step step(String written) {
    return steps("- " + written + "\n- {send: email, template: last}\n").get(0);
  }

  private static List<Step> steps(String written) {
    return CampaignReaderTest.sound(
            "campaign: a\ntopic: offers\ntrigger: {event: signed_up}\nsteps:\n" + written)
        .steps();
  }
}
