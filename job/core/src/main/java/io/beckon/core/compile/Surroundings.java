package io.beckon.core.compile;

import io.beckon.core.model.Campaign;
import io.beckon.core.model.Plan;
import io.beckon.core.model.Policy;
import io.beckon.core.model.Segment;
import io.beckon.core.source.Problem;
import io.beckon.core.source.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What stands already where files are to go.
 *
 * @param plan the tracking plan
 * @param policy the policy
 * @param campaigns the campaigns: what they set and emit is known beside the plan
 */
public record Surroundings(Optional<Plan> plan, Optional<Policy> policy, List<Campaign> campaigns) {

  public static final Surroundings NONE =
      new Surroundings(Optional.empty(), Optional.empty(), List.of());

  public Surroundings {
    campaigns = List.copyOf(campaigns);
  }

  /**
   * What the plan has against a campaign and the segments that it uses, wherever these come from.
   */
  public List<Problem> against(Campaign campaign, List<Segment> segments) {
    Problems problems = new Problems();
    PlanCheck check = PlanCheck.of(plan, beside(List.of(campaign)));
    check.check(campaign, problems);
    segments.forEach(segment -> check.check(segment, problems));
    return problems.inOrder();
  }

  /** These campaigns, and those around that they do not take the place of. */
  List<Campaign> beside(List<Campaign> given) {
    Set<String> ids = given.stream().map(Campaign::id).collect(Collectors.toSet());
    List<Campaign> all = new ArrayList<>(given);
    campaigns.stream().filter(campaign -> !ids.contains(campaign.id())).forEach(all::add);
    return all;
  }
}
