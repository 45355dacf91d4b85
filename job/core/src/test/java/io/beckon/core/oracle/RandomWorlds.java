package io.beckon.core.oracle;

import static net.jqwik.api.Arbitraries.frequency;
import static net.jqwik.api.Arbitraries.of;

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

  /** When something takes force. */
  private enum Kind {
    ALL_FROM_THE_BEGINNING,
    /** What took force is met later, at a deadline or an event. */
    MET_LATER,
    /** What takes force is met at once. */
    MET_AT_ONCE
  }

  private static final Arbitrary<Kind> KINDS =
      frequency(
          Tuple.of(7, Kind.ALL_FROM_THE_BEGINNING),
          Tuple.of(4, Kind.MET_LATER),
          Tuple.of(4, Kind.MET_AT_ONCE));

  static Arbitrary<World> worlds(long begin) {
    return Combinators.combine(
            KINDS,
            RandomCampaigns.campaigns(begin),
            RandomChanges.courses(),
            RandomChanges.turns(),
            RandomChanges.holds(),
            RandomCampaigns.segments(),
            RandomPolicies.policies(begin).list().ofMinSize(1).ofMaxSize(2),
            from(begin))
        .as(
            (kind, campaigns, courses, turns, holds, segments, policies, change) -> {
              Versions versions =
                  switch (kind) {
                    case ALL_FROM_THE_BEGINNING -> Versions.fromTheBeginning(begin, campaigns);
                    case MET_LATER -> Versions.metLater(begin, campaigns, courses, turns);
                    case MET_AT_ONCE -> Versions.metAtOnce(begin, campaigns, courses, turns);
                  };
              return new World(
                  versions.published(),
                  segments,
                  enacted(policies, change),
                  versions.changes(holds),
                  kind != Kind.MET_LATER);
            });
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
