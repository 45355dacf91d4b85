package io.beckon.cli.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.cli.Called;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {

  @TempDir Path folder;

  @BeforeEach
  void aCampaign() throws IOException {
    Files.writeString(
        folder.resolve("campaign.yaml"),
        """
        campaign: cart
        trigger: {event: cart}
        exit: [{event: paid}]
        steps:
          - wait: 1h
          - {send: email, template: reminder}
        """);
  }

  @Test
  void runsTheScenariosBesideCampaigns() throws IOException {
    scenario("expect: [{at: +1h, send: reminder, to: ann}]");

    Called called = Called.beckon("test", folder);

    assertThat(called.exitCode()).isZero();
    assertThat(called.out()).contains("ok  ").contains("a quiet hour");
    assertThat(called.err()).contains("1 of 1 scenarios hold");
  }

  @Test
  void showsTwoTimelinesOnADifference() throws IOException {
    scenario("expect: [{at: +2h, send: reminder, to: ann}]");

    Called called = Called.beckon("test", folder.resolve("a.scenario.yaml"));

    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.out())
        .contains("! 2025-03-01T12:00Z  send reminder to ann | 2025-03-01T11:00Z")
        .contains("line 5");
    assertThat(called.err()).contains("0 of 1 scenarios hold");
  }

  @Test
  void showsWhatIsWrongWithAScenario() throws IOException {
    scenario("expect: [{at: +2h, snd: reminder, to: ann}]");

    Called called = Called.beckon("test", folder);

    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.err()).contains("a.scenario.yaml:5:").contains("unknown decision `snd`");
  }

  @Test
  void showsWhatIsWrongWithACampaign() throws IOException {
    scenario("expect: []");
    Files.writeString(folder.resolve("broken.yaml"), "campaign: broken\n");

    Called called = Called.beckon("test", folder);

    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.err()).contains("broken.yaml:1:");
  }

  @Test
  void scenariosMeetWhatTheFoldersAboveShare() throws IOException {
    Path below = Files.createDirectories(folder.resolve("team/welcome"));
    Files.writeString(folder.resolve("policy.yaml"), "policy: default\nconsent: {email: opt_in}\n");
    Files.writeString(folder.resolve("team/segments.yaml"), "segment: buyers\nwho: {did: paid}\n");
    Files.writeString(
        below.resolve("campaign.yaml"),
        """
        campaign: welcome
        trigger: {event: cart}
        audience: {not: {in: buyers}}
        steps: [{send: email, template: hello}]
        """);
    Files.writeString(
        below.resolve("a.scenario.yaml"),
        """
        scenario: a policy, a segment, and not the campaign above
        timeline:
          - {at: 2025-03-01T10:00Z, event: cart, user: ann}
          - {at: +7d}
        expect: [{at: +0s, held_back: hello, user: ann, reason: "no consent: email"}]
        """);

    Called called = Called.beckon("test", below);

    assertThat(called.out()).as(called.err()).contains("ok  ");
    assertThat(called.exitCode()).isZero();
  }

  @Test
  void aProblemOfWhatFoldersShareIsToldOnce() throws IOException {
    for (String name : new String[] {"one", "two"}) {
      Path below = Files.createDirectories(folder.resolve(name));
      Files.copy(folder.resolve("campaign.yaml"), below.resolve("campaign.yaml"));
      Files.writeString(below.resolve("a.scenario.yaml"), "scenario: any\n");
    }
    Files.writeString(folder.resolve("policy.yaml"), "policy: default\ncapz: []\n");

    Called called = Called.beckon("test", folder.resolve("one"), folder.resolve("two"));

    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.err()).containsOnlyOnce("capz: []");
  }

  @Test
  void aFolderWithoutScenariosIsAMistake() {
    assertThat(Called.beckon("test", folder).exitCode()).isEqualTo(2);
  }

  private void scenario(String expect) throws IOException {
    Files.writeString(
        folder.resolve("a.scenario.yaml"),
        """
        scenario: a quiet hour
        timeline:
          - {at: 2025-03-01T10:00Z, event: cart, user: ann}
          - {at: +7d}
        """
            + expect
            + "\n");
  }
}
