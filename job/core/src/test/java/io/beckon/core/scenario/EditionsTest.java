package io.beckon.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.read.ScenarioReader;
import io.beckon.core.source.Problem;
import io.beckon.core.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditionsTest {

  private static final String CAMPAIGN =
      "campaign: cart\ntrigger: {event: a}\naudience: [{in: loyal}]\n"
          + "steps: [{send: email, template: %s}]\n";

  private final Editions editions =
      Editions.of(
          List.of(
              new SourceText("cart/campaign.yaml", CAMPAIGN.formatted("one")),
              new SourceText("cart/campaign.v2.yaml", CAMPAIGN.formatted("two")),
              new SourceText("segments.yaml", "segment: loyal\nwho: [profile.loyal]\n")));

  @Test
  void laterVersionsStandInFilesOfTheirOwnAndUseTheSameSegments() {
    assertThat(editions.problems()).isEmpty();
    assertThat(editions.first().campaigns())
        .extracting(ExecutableCampaign::id)
        .containsExactly("cart");
    assertThat(editions.in("campaign.yaml")).hasSize(1);
    assertThat(editions.in("campaign.v2.yaml"))
        .hasSize(1)
        .isNotEqualTo(editions.in("campaign.yaml"));
  }

  @Test
  void theProblemsOfALaterVersionAreTold() {
    SourceText broken = new SourceText("campaign.v3.yaml", CAMPAIGN.replace("loyal", "royal"));

    assertThat(Editions.of(List.of(broken)).problems()).isNotEmpty();
  }

  @Test
  void whatAScenarioSpeaksOfMustBeThere() {
    String timeline =
        "scenario: s\ntimeline:\n"
            + "  - {at: 2025-03-01T10:00Z, pause: card}\n"
            + "  - {at: +1h, publish: campaign.yaml}\n"
            + "  - {at: +1h, rollback: campaign.yaml}\n"
            + "  - {at: +1h, halt: all}\n"
            + "expect: []\n";
    Scenario scenario =
        ScenarioReader.read(List.of(new SourceText("s.yaml", timeline))).scenarios().get(0);

    assertThat(editions.missing(scenario))
        .extracting(Problem::message)
        .containsExactly(
            "there is no campaign `card` beside the scenario",
            "there is no file `campaign.yaml` beside the scenario");
  }
}
