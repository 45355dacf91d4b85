package io.beckon.core.compile;

import io.beckon.core.model.Campaign;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Exit;
import java.util.ArrayList;
import java.util.List;

/** Every condition that a campaign writes out: of its audience, its exits and its steps. */
final class CampaignConditions {

  private CampaignConditions() {}

  static List<Clause> of(Campaign campaign) {
    List<Clause> conditions = new ArrayList<>();
    campaign.audience().ifPresent(conditions::add);
    for (Exit exit : campaign.exits()) {
      if (exit instanceof Exit.OnCondition onCondition) {
        conditions.add(onCondition.condition());
      }
    }
    conditions.addAll(StepContents.of(campaign.steps()).conditions());
    return conditions;
  }
}
