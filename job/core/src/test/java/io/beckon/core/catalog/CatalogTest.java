package io.beckon.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.compile.Compilation;
import io.beckon.core.event.Event;
import io.beckon.core.executable.Demand;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.Tally;
import io.beckon.core.model.InFlight;
import io.beckon.core.source.SourceText;
import io.beckon.core.state.TallyKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The index: an event costs what its interested campaigns cost. */
class CatalogTest {

  private static final long NOW = 2_000;

  private final Catalog catalog = new Catalog();

  @Test
  void anEventThatNoCampaignNamesIsNobodysInterest() {
    publish(shop("shop", 50, "7d"), Long.MIN_VALUE);

    assertThat(interest("noise")).isNull();
    assertThat(catalog.tallies("noise")).isEmpty();
  }

  @Test
  void whatIsInForceLaterDoesNotCareYet() {
    publish(shop("shop", 50, "7d"), 1_000);

    assertThat(interest("cart", 999)).isNull();
    assertThat(interest("cart", 1_000)).isNotNull();
  }

  @Test
  void traitsAreAlwaysOfInterest() {
    Event traits = new Event(Event.Kind.IDENTIFY, "identify", "u", "m", 0, Map.of());

    assertThat(catalog.interest(traits, Long.MIN_VALUE)).isNotNull();
  }

  @Test
  void anEventFindsItsCampaignsAndNoOthersByPriorityThenByName() {
    publish(shop("b", 50, "7d"), Long.MIN_VALUE);
    publish(shop("c", 60, "7d"), Long.MIN_VALUE);
    publish(shop("a", 50, "7d"), Long.MIN_VALUE);
    IntStream.range(0, 100).forEach(i -> publish(other("other-" + i), Long.MIN_VALUE));

    Interest interest = interest("cart");

    assertThat(interest.triggers(NOW))
        .extracting(release -> release.campaign().id())
        .containsExactly("c", "a", "b");
    assertThat(interest.history).isEmpty();
    assertThat(interest.journeys).isFalse();
  }

  @Test
  void twoTriggersOnOneEventAreOneInterest() {
    publish(
        shop("shop", 50, "7d")
            .replace("{event: cart}", "[{event: cart}, {event: cart, where: event.x == 1}]"),
        Long.MIN_VALUE);

    assertThat(interest("cart").triggers(NOW)).hasSize(1);
  }

  @Test
  void ofManyVersionsTheOneInForceIsAskedAtEachInstantInWhateverOrder() {
    ExecutableCampaign first = publish(shop("shop", 50, "7d"), 100);
    ExecutableCampaign second = publish(shop("shop", 50, "30d"), 200);
    catalog.rollBack("shop", first.version(), Optional.empty(), 300);
    catalog.end("shop", new InFlight.Finish(), 400);
    catalog.rollBack("shop", second.version(), Optional.empty(), 500);
    Interest interest = interest("cart");

    Map<Long, List<ExecutableCampaign>> expected = new LinkedHashMap<>();
    expected.put(350L, List.of(first));
    expected.put(100L, List.of(first));
    expected.put(99L, List.of());
    expected.put(500L, List.of(second));
    expected.put(400L, List.of());
    expected.put(299L, List.of(second));
    expected.put(199L, List.of(first));

    expected.forEach(
        (logTime, campaigns) ->
            assertThat(interest.triggers(logTime))
                .as("at %s", logTime)
                .extracting(Release::campaign)
                .isEqualTo(campaigns));
  }

  @Test
  void whatEndsJourneysIsMarkedAsSuch() {
    publish(shop("shop", 50, "7d"), Long.MIN_VALUE);

    assertThat(interest("order").journeys).isTrue();
    assertThat(interest("leave").journeys).isTrue();
    assertThat(interest("visit").journeys).isTrue();
    assertThat(interest("login").journeys).isFalse();
  }

  @Test
  void clausesThatAskAboutTheSameOccurrencesShareThem() {
    publish(shop("shop", 50, "7d"), Long.MIN_VALUE);
    publish(shop("other", 50, "30d").replace("times: 2", "times: 5"), Long.MIN_VALUE);

    Map<TallyKey, TallyNeed> tallies = catalog.tallies("login");

    assertThat(tallies).hasSize(1);
    Tally tally = tallies.values().iterator().next().at(0);
    assertThat(tally.demands()).containsExactly(new Demand(5, days(30), false));
  }

  @Test
  void historyIsKeptAsFarAsTheCampaignsInForceAskForIt() {
    publish(shop("shop", 50, "7d"), Long.MIN_VALUE);
    publish(shop("shop", 50, "30d"), 1_000);

    TallyNeed need = catalog.tallies("login").values().iterator().next();

    assertThat(need.at(999).demands()).containsExactly(new Demand(2, days(7), false));
    assertThat(need.at(1_000).demands()).containsExactly(new Demand(2, days(30), false));
  }

  @Test
  void everyPublishedVersionIsFound() {
    ExecutableCampaign first = publish(shop("shop", 50, "7d"), 0);
    ExecutableCampaign second = publish(shop("shop", 50, "30d"), 1_000);

    assertThat(first.version()).isNotEqualTo(second.version());
    assertThat(catalog.version("shop", first.version())).isSameAs(first);
    assertThat(catalog.version("shop", second.version())).isSameAs(second);
    assertThat(catalog.version("shop", "never")).isNull();
    assertThat(catalog.versionCount()).isEqualTo(2);
  }

  @Test
  void aVersionIsInForceFromItsInstantUntilTheNext() {
    publish(shop("shop", 50, "7d"), 0);
    publish(shop("shop", 50, "30d"), 1_000);

    List<Release> releases = interest("cart").triggers;

    assertThat(releases.stream().filter(release -> release.inForce(-1))).isEmpty();
    assertThat(releases.stream().filter(release -> release.inForce(999)).map(Release::from))
        .containsExactly(0L);
    assertThat(releases.stream().filter(release -> release.inForce(1_000)).map(Release::from))
        .containsExactly(1_000L);
  }

  private ExecutableCampaign publish(String text, long from) {
    Compilation compiled = Compilation.of(List.of(new SourceText("campaign.yaml", text)));
    assertThat(compiled.problems()).isEmpty();
    ExecutableCampaign campaign = compiled.campaigns().get(0);
    catalog.publish(campaign, from);
    return campaign;
  }

  private static long days(int days) {
    return Duration.ofDays(days).toMillis();
  }

  private Interest interest(String name) {
    return interest(name, NOW);
  }

  private Interest interest(String name, long logTime) {
    return catalog.interest(new Event(Event.Kind.TRACK, name, "u", "m", 0, Map.of()), logTime);
  }

  private static String shop(String id, int priority, String window) {
    return """
        campaign: %s
        priority: %d
        trigger: {event: cart}
        audience: [{did: login, times: 2, within: %s}]
        goal: {event: order}
        exit: [{event: leave}, {did: visit, times: 9, within: 1d}]
        steps: [{wait: 1h}, {send: email, template: first}]
        """
        .formatted(id, priority, window);
  }

  private static String other(String id) {
    return """
        campaign: %s
        trigger: {event: signup}
        steps: [{send: email, template: first}]
        """
        .formatted(id);
  }
}
