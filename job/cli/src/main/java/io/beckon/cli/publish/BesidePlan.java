package io.beckon.cli.publish;

import io.beckon.core.compile.Compilation;
import io.beckon.core.compile.Surroundings;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.model.Campaign;
import io.beckon.core.source.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Campaigns that stand and are not among the files, and that a plan which is published now has
 * something against. The job holds no campaign against a plan: they go on as they were published.
 */
final class BesidePlan {

  private BesidePlan() {}

  /** A sentence for each, in the order of the log; none where there is no plan among the files. */
  static List<String> of(Standing standing, Compilation given) {
    if (given.plan().isEmpty()) {
      return List.of();
    }
    List<Campaign> definitions =
        given.campaigns().stream().map(ExecutableCampaign::definition).toList();
    Set<String> ids = definitions.stream().map(Campaign::id).collect(Collectors.toSet());
    List<Campaign> all = new ArrayList<>(definitions);
    standing.campaigns().stream().filter(one -> !ids.contains(one.id())).forEach(all::add);
    Surroundings around = new Surroundings(given.plan(), Optional.empty(), all);
    List<String> told = new ArrayList<>();
    for (Standing.WithSegments one : standing.last()) {
      String id = one.campaign().id();
      List<Problem> problems = around.against(one.campaign(), one.segments());
      if (!ids.contains(id) && !problems.isEmpty()) {
        String more = problems.size() > 1 ? " (and " + (problems.size() - 1) + " more)" : "";
        told.add(
            "The campaign "
                + id
                + " is not among the files, and does not keep to this plan: "
                + problems.get(0).message()
                + more
                + ". It goes on as it was published.");
      }
    }
    return told;
  }
}
