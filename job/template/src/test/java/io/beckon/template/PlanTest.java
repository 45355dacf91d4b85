package io.beckon.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.compile.Compilation;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Templates are held against the tracking plan and the campaigns that send them. */
class PlanTest {

  private static final String PLAN =
      """
      plan: shop
      events:
        order_placed:
          properties:
            total: number!
            items: [{name: string, price: number}]
        cart_item_added: {properties: {cart_id: string, price: number}}
      profile: {plan: string}
      """;

  private static final String CAMPAIGNS =
      """
      campaign: thanks
      trigger: {event: order_placed}
      steps:
        - set: {journey.percent: 5}
        - send: email
          template: thanks
      ---
      campaign: cart
      trigger: {event: cart_item_added}
      steps:
        - wait: 1h
        - send: email
          template: both
      ---
      campaign: birthday
      trigger: {date: profile.birthday, every: year}
      steps:
        - branch:
            - when: profile.plan == "pro"
              steps: [{send: email, template: birthday}]
            - otherwise: [{send: email, template: both}]
      """;

  private static String said(String template, String page) {
    Compilation campaigns =
        Compilation.of(
            List.of(
                new SourceText("plan.yaml", PLAN), new SourceText("campaigns.yaml", CAMPAIGNS)));
    assertThat(campaigns.problems()).isEmpty();
    String path = template + "/message.html";
    String text = "---\nsubject: x\nfrom: a@b\ncategory: transactional\n---\n" + page;
    return Shop.said(
        TemplateReader.read(
            List.of(new TemplateFile(path, new SourceText(path, text))),
            new PlannedVocabulary(
                campaigns.plan().orElseThrow(),
                campaigns.campaigns().stream().map(ExecutableCampaign::definition).toList())));
  }

  @Test
  void anUnknownAttribute() {
    assertThat(said("thanks", "{{ profile.frist_name }}"))
        .isEqualTo(
            """
            thanks/message.html:6:12: `frist_name` is no attribute in the `profile` of the tracking plan
              {{ profile.frist_name }}
                         ^^^^^^^^^^
              did you mean `firstName`?
            """);
    assertThat(said("thanks", "{{ profile.firstName }} {{ profile.plan }}")).isEmpty();
  }

  @Test
  void anUnknownPropertyOfTheTrigger() {
    assertThat(said("thanks", "{{ trigger.totl | money: 'EUR' }}"))
        .contains("6:12: `totl` is no property of `order_placed`")
        .contains("did you mean `total`?");
    assertThat(said("thanks", "{{ trigger.total | money: 'EUR' }}")).isEmpty();
  }

  @Test
  void anUnknownFieldOfAnItem() {
    String loop = "{% for item in trigger.items %}{{ item.prize }}{% endfor %}";
    assertThat(said("thanks", loop)).contains("did you mean `price`?");
    assertThat(said("thanks", loop.replace("prize", "price"))).isEmpty();
    assertThat(
            said(
                "thanks",
                "{% assign all = trigger.items | reverse %}"
                    + loop.replace("trigger.items", "all")))
        .contains("did you mean `price`?");
    assertThat(said("thanks", "{{ trigger.items.name }}"))
        .contains("`trigger.items` is a list, and has no `name`")
        .contains("go through it: `{% for item in trigger.items %}`");
    assertThat(said("thanks", "{{ trigger.items[0].prize }} {{ trigger.items.first.prize }}"))
        .contains("6:21")
        .contains("6:53");
    assertThat(said("thanks", "{{ trigger.items.size }}")).isEmpty();
    assertThat(said("thanks", "{{ trigger.total.amount }}"))
        .contains("`trigger.total` is a single value, and has no `amount`");
  }

  @Test
  void ofSeveralCampaignsEitherMayKnow() {
    assertThat(said("both", "{{ trigger.cart_id }} {{ trigger.years }}")).isEmpty();
    assertThat(said("both", "{{ trigger.total }}")).contains("`total` is no property");
  }

  @Test
  void whatTheJourneySets() {
    assertThat(said("thanks", "{{ journey.percent }}")).isEmpty();
    assertThat(said("thanks", "{{ journey.precent }}")).contains("did you mean `percent`?");
  }

  @Test
  void ofATemplateThatNoCampaignSendsTheProfileAloneIsKnown() {
    assertThat(said("other", "{{ trigger.anything }} {{ journey.any }}")).isEmpty();
    assertThat(said("other", "{{ profile.frist_name }}")).contains("firstName");
  }
}
