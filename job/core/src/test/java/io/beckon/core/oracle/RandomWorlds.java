package io.beckon.core.oracle;

import static net.jqwik.api.Arbitraries.frequencyOf;
import static net.jqwik.api.Arbitraries.of;

import io.beckon.core.model.Campaign;
import io.beckon.core.model.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Campaigns and policies, most of them in force from the beginning. */
final class RandomWorlds {

  private RandomWorlds() {}

  static Arbitrary<World> worlds(long begin) {
    Arbitrary<List<Campaign>> campaigns = RandomCampaigns.campaigns(begin);
    Arbitrary<List<World.Published>> published =
        Feature.EXISTING.isCompared()
            ? frequencyOf(
                Tuple.of(3, campaigns.map(RandomWorlds::fromTheBeginning)),
                Tuple.of(1, Combinators.combine(campaigns, from(begin)).as(RandomWorlds::changing)))
            : campaigns.map(RandomWorlds::fromTheBeginning);
    return Combinators.combine(
            published,
            RandomCampaigns.segments(),
            RandomPolicies.policies(begin).list().ofMinSize(1).ofMaxSize(2),
            from(begin))
        .as(
            (all, segments, policies, change) ->
                new World(all, segments, enacted(policies, change)));
  }

  private static Arbitrary<Long> from(long begin) {
    return of(3, 9).map(half -> begin + half * RandomLogs.GRID);
  }

  private static List<World.Enacted> enacted(List<Policy> drafts, long change) {
    List<Policy> policies = longestWindowFirst(drafts);
    List<World.Enacted> enacted = new ArrayList<>();
    enacted.add(new World.Enacted(policies.get(0), Long.MIN_VALUE));
    if (policies.size() > 1) {
      enacted.add(new World.Enacted(policies.get(1), change));
    }
    return enacted;
  }

  private static List<World.Published> fromTheBeginning(List<Campaign> campaigns) {
    return campaigns.stream()
        .map(campaign -> new World.Published(campaign, Long.MIN_VALUE))
        .toList();
  }

  /**
   * A campaign comes into force while users are there. They meet it at their next deadline, and
   * which instants are deadlines is for the engine to say where a condition is watched; so until
   * then nobody watches any.
   */
  private static List<World.Published> changing(List<Campaign> campaigns, long from) {
    List<World.Published> published = new ArrayList<>();
    for (int i = 0; i < campaigns.size(); i++) {
      Campaign campaign = campaigns.get(i);
      boolean watches = campaign.triggers().stream().anyMatch(NaiveWatches::isWatched);
      if (watches) {
        published.add(new World.Published(campaign, from));
        published.add(new World.Published(Shadows.of(campaign), Long.MIN_VALUE));
        continue;
      }
      published.add(new World.Published(Shadows.withoutAnEnd(campaign), Long.MIN_VALUE));
      boolean isFollowed =
          i + 1 < campaigns.size() && campaigns.get(i + 1).per().equals(campaign.per());
      if (isFollowed) {
        Campaign next = Shadows.secondVersion(campaign, campaigns.get(++i));
        published.add(new World.Published(next, from));
        published.add(new World.Published(Shadows.of(next), Long.MIN_VALUE));
      }
    }
    return published;
  }

  /** How far back messages are remembered follows from the policy under which they were sent. */
  private static List<Policy> longestWindowFirst(List<Policy> policies) {
    return policies.stream()
        .sorted(Comparator.comparing(RandomWorlds::longestWindow).reversed())
        .toList();
  }

  private static Duration longestWindow(Policy policy) {
    return policy.caps().stream()
        .map(Policy.Cap::within)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }
}
