package io.beckon.core.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.executable.ItemTrigger;
import io.beckon.core.source.Problem;
import io.beckon.core.source.SourceText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an author is told of an item trigger, and what it means once it is sound. */
class ItemTriggerTest {

  private static final String PLAN =
      """
      plan: shop
      events:
        product_viewed: {properties: {product_id: string!, price: number, category: string}}
        price_dropped: {properties: {product_id: string!, price: number!}}
        wishlist_removed: {properties: {product_id: string!}}
      """;

  @Test
  void theConditionsOfAnItemKnowNoProfileAndNoJourney() {
    assertThat(
            problems(
                campaign(
                    """
                    item: price_dropped
                    id: product_id
                    where: event.price < 5 && profile.vip
                    watched_by: {did: product_viewed, where: trigger.price > 3, within: 30d}
                    """)))
        .containsExactly(
            "`profile` is not known here, only `event`",
            "`trigger` is not known here, only `event`");
  }

  @Test
  void namesAreHeldAgainstThePlan() {
    assertThat(
            problems(
                campaign(
                        """
                    item: price_droped
                    id: product_id
                    watched_by: {did: product_viewed, within: 30d, unless: wishlist_removd}
                    """)
                    + "---\n"
                    + PLAN))
        .containsExactly(
            "`price_droped` is no event of the tracking plan",
            "`wishlist_removd` is no event of the tracking plan");
  }

  @Test
  void propertiesAreThoseOfTheItemAndOfWhatWasSeen() {
    assertThat(
            problems(
                campaign(
                        """
                    item: price_dropped
                    id: product
                    where: event.price < event.seen.prize && event.prise > 3
                    watched_by: {did: product_viewed, where: event.category == 5, within: 30d}
                    """)
                    + "---\n"
                    + PLAN))
        .containsExactly(
            "`product` is no property of `price_dropped`",
            "`product` is no property of `product_viewed`",
            "`prize` is no property of `product_viewed`",
            "`prise` is no property of `price_dropped`",
            "`event.category` is a text and cannot be compared with a number");
  }

  @Test
  void stepsKnowWhatWasSeen() {
    String campaign =
        campaign(
            """
            item: price_dropped
            id: product_id
            where: event.price < event.seen.price
            watched_by: {did: product_viewed, within: 30d}
            """);

    assertThat(problems(campaign + "    when: trigger.seen.price > 5\n---\n" + PLAN)).isEmpty();
    assertThat(problems(campaign + "    when: trigger.seen.cost > 5\n---\n" + PLAN))
        .containsExactly("`cost` is no property of `product_viewed`");
  }

  @Test
  void aVersionThatSaysTheSameOfWhoIsWatchingGoesOnWithWhatIsRemembered() {
    long viewed = key("{item: a, id: b, watched_by: {did: c, within: 30d}}");

    assertThat(key("{item: x, id: b, where: event.y, watched_by: {did: c, within: 7d}}"))
        .isEqualTo(viewed);
    assertThat(key("{item: a, id: x, watched_by: {did: c, within: 30d}}")).isNotEqualTo(viewed);
    assertThat(key("{item: a, id: b, watched_by: {did: c, within: 30d, unless: x}}"))
        .isNotEqualTo(viewed);
    assertThat(key("{item: a, id: b, watched_by: {did: c, where: event.x, within: 30d}}"))
        .isNotEqualTo(viewed);
  }

  @Test
  void whatWasSeenCountsWithinItsTimeAndNotAfterTheItemsEvent() {
    ItemTrigger trigger = trigger("{item: a, id: b, watched_by: {did: c, within: 10s}}");

    assertThat(trigger.counts(20_000, 20_000)).isTrue();
    assertThat(trigger.counts(10_001, 20_000)).isTrue();
    assertThat(trigger.counts(10_000, 20_000)).isFalse();
    assertThat(trigger.counts(20_001, 20_000)).isFalse();
  }

  @Test
  void theItemsEventIsComparedWithWhatWasSeen() {
    ItemTrigger trigger =
        trigger(
            "{item: a, id: b, where: event.price < event.seen.price,"
                + " watched_by: {did: c, within: 10s}}");

    assertThat(trigger.isMetBy(ItemTrigger.told(Map.of("price", 8L), Map.of("price", 8.5))))
        .isTrue();
    assertThat(trigger.isMetBy(ItemTrigger.told(Map.of("price", 9L), Map.of("price", 8.5))))
        .isFalse();
    assertThat(trigger.isMetBy(ItemTrigger.told(Map.of("price", 9L), Map.of()))).isFalse();
  }

  private static String campaign(String trigger) {
    return "campaign: c\ntrigger:\n"
        + trigger.indent(2)
        + "steps:\n  - send: email\n    template: hello\n";
  }

  private static List<String> problems(String files) {
    return compiled(files).problems().stream().map(Problem::message).toList();
  }

  private static long key(String trigger) {
    return trigger(trigger).watch().key();
  }

  private static ItemTrigger trigger(String trigger) {
    Compilation compiled =
        compiled("campaign: c\ntrigger: " + trigger + "\nsteps: [{send: email, template: a}]\n");
    assertThat(compiled.problems()).isEmpty();
    return (ItemTrigger) compiled.campaigns().get(0).triggers().get(0);
  }

  private static Compilation compiled(String files) {
    return Compilation.of(List.of(new SourceText("campaign.yaml", files)));
  }
}
