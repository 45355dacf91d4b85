package io.beckon.core.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.read.CampaignReader;
import io.beckon.core.read.Reading;
import io.beckon.core.source.Problem;
import io.beckon.core.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files that say no plan and no policy are held against those that stand where they go. */
class SurroundingsTest {

  private static final String PLAN =
      """
      plan: shop
      events: {order: {properties: {total: number}}}
      profile: {tier: string}
      """;

  private static final String CAMPAIGN =
      """
      campaign: thanks
      topic: offers
      trigger: {event: order, where: event.totl > 5}
      steps: [{send: email, template: thanks}]
      """;

  private static final String SOUND = CAMPAIGN.replace("totl", "total");

  @Test
  void aCampaignIsHeldAgainstThePlanAndThePolicyThatStand() {
    assertThat(problems(CAMPAIGN, around(PLAN)))
        .containsExactly("thanks.yaml: `totl` is no property of `order`");
    assertThat(problems(SOUND, around("policy: default\ntopics: [tips]\n")))
        .containsExactly("thanks.yaml: `offers` is no topic of the policy");
    assertThat(problems(SOUND, around(PLAN + "---\npolicy: default\ntopics: [offers]\n")))
        .isEmpty();
  }

  @Test
  void whatTheFilesSayThemselvesCounts() {
    String own = "\n---\nplan: own\nevents: {order: {properties: {totl: number}}}\n";

    assertThat(problems(CAMPAIGN + own, around(PLAN))).isEmpty();
  }

  @Test
  void whatIsNotAmongTheFilesIsNoPartOfTheResult() {
    Compilation compiled =
        Compilation.of(
            List.of(new SourceText("thanks.yaml", SOUND)), around(PLAN + "---\npolicy: default\n"));

    assertThat(compiled.isSound()).isTrue();
    assertThat(compiled.plan()).isEmpty();
    assertThat(compiled.policy()).isEmpty();
    assertThat(compiled.campaigns()).hasSize(1);
  }

  @Test
  void whatCampaignsAroundSetAndEmitIsKnown() {
    String asks =
        """
        campaign: vip
        trigger: {event: order_praised}
        audience: [profile.praised == true]
        steps: [{send: email, template: vip}]
        """;
    String sets =
        """
        campaign: praise
        trigger: {event: order}
        steps: [{emit: {event: order_praised}}, {set: {profile.praised: true}}]
        """;

    assertThat(problems(asks, around(PLAN))).hasSize(2);
    assertThat(problems(asks, around(PLAN + "---\n" + sets))).isEmpty();
    assertThat(problems(asks, around(PLAN + "---\n" + sets.replace("praise", "vip"))))
        .as("the version whose place is taken")
        .hasSize(2);
  }

  @Test
  void aPlanSaysWhatItHasAgainstACampaignThatStands() {
    Reading standing = read(CAMPAIGN + "---\nsegment: late\nwho: [{did: delivry}]\n");

    assertThat(around(PLAN).against(standing.campaigns().get(0), standing.segments()))
        .extracting(Problem::message)
        .containsExactly(
            "`totl` is no property of `order`", "`delivry` is no event of the tracking plan");
  }

  private static List<String> problems(String text, Surroundings around) {
    return Compilation.of(List.of(new SourceText("thanks.yaml", text)), around).problems().stream()
        .map(problem -> problem.span().source().name() + ": " + problem.message())
        .toList();
  }

  private static Surroundings around(String text) {
    Reading reading = read(text);
    return new Surroundings(reading.plan(), reading.policy(), reading.campaigns());
  }

  private static Reading read(String text) {
    Reading reading = CampaignReader.read(List.of(new SourceText("standing.yaml", text)));
    assertThat(reading.problems()).isEmpty();
    return reading;
  }
}
