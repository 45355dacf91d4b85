package io.beckon.core.compile;

import io.beckon.core.model.Campaign;
import io.beckon.core.model.Policy;
import io.beckon.core.model.Step;
import io.beckon.core.source.Nearest;
import io.beckon.core.source.Problems;
import io.beckon.core.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks what campaigns name of the policy: destinations, and topics where the policy lists them. A
 * topic that is misspelt would pass those by who have switched it off.
 */
final class PolicyUse {

  private final Policy policy;
  private final Problems problems;

  private PolicyUse(Policy policy, Problems problems) {
    this.policy = policy;
    this.problems = problems;
  }

  /**
   * Checks a campaign.
   *
   * @param policy the one beside the campaign
   * @param problems gets what is not there
   */
  static void check(Campaign campaign, Policy policy, Problems problems) {
    PolicyUse use = new PolicyUse(policy, problems);
    campaign.topic().ifPresent(topic -> use.topic(topic, campaign.span()));
    use.steps(campaign.steps(), campaign.topic());
  }

  /**
   * @param known what was said of the campaign's own topic already
   */
  private void steps(List<Step> steps, Optional<String> known) {
    for (Step step : steps) {
      if (step instanceof Step.Call call) {
        destination(call);
      } else if (step instanceof Step.Send send && !send.topic().equals(known)) {
        send.topic().ifPresent(topic -> topic(topic, send.span()));
      } else if (step instanceof Step.Subscribe subscribe) {
        subscribe.topic().ifPresent(topic -> topic(topic, subscribe.span()));
      }
      inside(step).forEach(more -> steps(more, known));
    }
  }

  private static List<List<Step>> inside(Step step) {
    if (step instanceof Step.WaitFor wait) {
      return List.of(wait.then(), wait.otherwise());
    }
    if (step instanceof Step.Split split) {
      return split.variants().stream().map(Step.Split.Variant::steps).toList();
    }
    if (step instanceof Step.Branch branch) {
      List<List<Step>> ways = new ArrayList<>();
      branch.ways().forEach(way -> ways.add(way.steps()));
      ways.add(branch.otherwise());
      return ways;
    }
    return List.of();
  }

  private void destination(Step.Call call) {
    Set<String> there = policy.destinations().keySet();
    if (!there.contains(call.destination())) {
      String none = "add it there: `destinations: {" + call.destination() + ": {webhook: ...}}`";
      problems.add(
          call.span(),
          "`" + call.destination() + "` is no destination of the policy",
          hint(call.destination(), there, none));
    }
  }

  private void topic(String topic, Span span) {
    List<String> there = policy.topics();
    if (!there.isEmpty() && !there.contains(topic)) {
      problems.add(
          span,
          "`" + topic + "` is no topic of the policy",
          hint(topic, there, "add it to the policy's `topics`"));
    }
  }

  private static String hint(String name, Collection<String> there, String otherwise) {
    if (there.isEmpty()) {
      return otherwise;
    }
    String listed = "there is `" + String.join("`, `", there.stream().sorted().toList()) + "`";
    return Nearest.of(name, there).map(near -> "did you mean `" + near + "`? ").orElse("") + listed;
  }
}
