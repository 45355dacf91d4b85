package io.beckon.core.oracle;

import static net.jqwik.api.Arbitraries.frequency;
import static net.jqwik.api.Arbitraries.just;

import io.beckon.core.model.Campaign;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Campaigns and policies, most of them in force from the beginning. */
final class RandomWorlds {

  private RandomWorlds() {}

  static Arbitrary<World> worlds(long begin) {
    return Combinators.combine(
            RandomCampaigns.campaigns(begin),
            from(begin, Feature.EXISTING).list().ofSize(4),
            RandomCampaigns.segments(),
            RandomPolicies.policies(begin).list().ofMinSize(1).ofMaxSize(2),
            from(begin, Feature.POLICY))
        .as(
            (campaigns, froms, segments, policies, change) -> {
              List<World.Enacted> enacted = new ArrayList<>();
              enacted.add(new World.Enacted(policies.get(0), Long.MIN_VALUE));
              if (policies.size() > 1 && change > Long.MIN_VALUE) {
                enacted.add(new World.Enacted(policies.get(1), change));
              }
              return new World(published(campaigns, froms), segments, enacted);
            });
  }

  private static List<World.Published> published(List<Campaign> campaigns, List<Long> froms) {
    List<World.Published> published = new ArrayList<>();
    for (Campaign campaign : campaigns) {
      published.add(new World.Published(campaign, froms.get(published.size())));
    }
    return published;
  }

  private static Arbitrary<Long> from(long begin, Feature feature) {
    return feature.isCompared()
        ? frequency(
            Tuple.of(4, Long.MIN_VALUE),
            Tuple.of(1, begin + 3 * RandomLogs.GRID),
            Tuple.of(1, begin + 9 * RandomLogs.GRID))
        : just(Long.MIN_VALUE);
  }
}
