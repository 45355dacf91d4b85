package io.beckon.core.compile;

import io.beckon.core.expression.Root;
import io.beckon.core.expression.Roots;
import io.beckon.core.model.Campaign;
import io.beckon.core.model.Plan;
import io.beckon.core.model.Policy;
import io.beckon.core.model.Segment;
import io.beckon.core.source.Problem;
import io.beckon.core.source.Problems;
import io.beckon.core.source.Span;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds campaigns, segments and the policy against the tracking plan, before they are published:
 * the events that they name, the properties and values that their conditions speak of. Without a
 * plan only the names of events are looked at that can never come, being other spellings.
 *
 * <p>It finds problems and compiles nothing that runs. What a campaign means does not depend on the
 * plan, so a plan that changes later changes no campaign.
 */
final class PlanCheck {

  private static final Roots DYNAMIC = Roots.of(EnumSet.allOf(Root.class));

  private final EventNames names;

  /** Null where there is no plan. */
  private final Types types;

  private PlanCheck(Types types) {
    this.types = types;
    this.names = new EventNames(types);
  }

  /**
   * @param campaigns all that are read together: what they set and emit is known
   */
  static PlanCheck of(Optional<Plan> plan, List<Campaign> campaigns) {
    return new PlanCheck(plan.map(known -> new Types(known, campaigns)).orElse(null));
  }

  /** Adds what is wrong with a campaign, where no problem has been found yet. */
  void check(Campaign campaign, Problems problems) {
    Problems found = new Problems();
    Roots roots = DYNAMIC;
    if (types != null) {
      roots =
          DYNAMIC
              .with(Root.PROFILE, types.profile())
              .with(Root.TRIGGER, types.trigger(campaign))
              .with(Root.JOURNEY, types.journey(campaign))
              .with(Root.MATCHED, types.matched(campaign));
    }
    new PlannedPart(names, types, roots, found).check(campaign);
    addNew(found, problems);
  }

  /** Adds what is wrong with a segment, where no problem has been found yet. */
  void check(Segment segment, Problems problems) {
    Problems found = new Problems();
    PlannedPart part = new PlannedPart(names, types, ofUsers(), found);
    part.clause(segment.who());
    addNew(found, problems);
  }

  /** Adds what is wrong with a policy, where no problem has been found yet. */
  void check(Policy policy, Problems problems) {
    Problems found = new Problems();
    PlannedPart part = new PlannedPart(names, types, ofUsers(), found);
    policy.caps().forEach(cap -> cap.when().ifPresent(part::condition));
    addNew(found, problems);
  }

  private Roots ofUsers() {
    return types == null ? DYNAMIC : DYNAMIC.with(Root.PROFILE, types.profile());
  }

  /** One cause, one problem: what compiling has found already is not said again. */
  private static void addNew(Problems found, Problems problems) {
    Set<Span> known = new HashSet<>();
    problems.inOrder().stream().map(Problem::span).forEach(known::add);
    for (Problem problem : found.inOrder()) {
      if (!known.contains(problem.span())) {
        problems.add(problem.span(), problem.message(), problem.hint());
      }
    }
  }
}
