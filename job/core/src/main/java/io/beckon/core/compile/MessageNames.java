package io.beckon.core.compile;

import io.beckon.core.expression.Shape;
import io.beckon.core.expression.Shape.Fields;
import io.beckon.core.model.Campaign;
import io.beckon.core.model.Plan;
import io.beckon.core.model.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a message may speak of, by the tracking plan and by the campaigns that send it. A property
 * that the trigger of one of them has may be spoken of: for the others it is missing.
 */
public final class MessageNames {

  private final Types types;
  private final Map<String, List<Campaign>> byTemplate = new LinkedHashMap<>();

  private MessageNames(Types types, List<Campaign> campaigns) {
    this.types = types;
    for (Campaign campaign : campaigns) {
      for (String template : templates(campaign)) {
        byTemplate.computeIfAbsent(template, any -> new ArrayList<>()).add(campaign);
      }
    }
  }

  /**
   * Of a plan.
   *
   * @param campaigns all that are known: what they set is known beside the plan
   */
  public static MessageNames of(Plan plan, List<Campaign> campaigns) {
    return new MessageNames(new Types(plan, campaigns), campaigns);
  }

  /** The names of the templates that a campaign sends, in the order of its steps. */
  public static Set<String> templates(Campaign campaign) {
    Set<String> templates = new LinkedHashSet<>();
    sends(campaign).forEach(send -> templates.add(send.template()));
    return templates;
  }

  /** The sends of a campaign, steps inside steps included. */
  public static List<Step.Send> sends(Campaign campaign) {
    return StepContents.of(campaign.steps()).sends();
  }

  /** Attributes of users. */
  public Shape profile() {
    return Shape.mapOf(types.profile());
  }

  /** Properties of what starts the campaigns that send a template; any, where none does. */
  public Shape trigger(String template) {
    return any(template, types::trigger);
  }

  /** Events that are matched by sequences of the campaigns that send it. */
  public Shape matched(String template) {
    return any(template, types::matched);
  }

  /** Values that the campaigns set which send it. */
  public Shape journey(String template) {
    return any(template, types::journey);
  }

  private interface OfCampaign {
    Fields fields(Campaign campaign);
  }

  private Shape any(String template, OfCampaign known) {
    List<Campaign> campaigns = byTemplate.getOrDefault(template, List.of());
    Optional<Fields> all = campaigns.stream().map(known::fields).reduce(Fields::either);
    return all.map(Shape::mapOf).orElse(Shape.ANY);
  }
}
