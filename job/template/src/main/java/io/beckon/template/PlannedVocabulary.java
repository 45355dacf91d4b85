package io.beckon.template;

import io.beckon.core.compile.MessageNames;
import io.beckon.core.model.Campaign;
import io.beckon.core.model.Plan;
import io.beckon.template.check.Known;
import java.util.List;

/** What templates may speak of by a tracking plan. */
public final class PlannedVocabulary implements Vocabulary {

  private final MessageNames names;

  /**
   * Of a plan.
   *
   * @param campaigns that use the templates; of a template that none uses only the profile is known
   */
  public PlannedVocabulary(Plan plan, List<Campaign> campaigns) {
    this.names = MessageNames.of(plan, campaigns);
  }

  @Override
  public Known of(String template) {
    return new Known(
        names.profile(), names.trigger(template), names.matched(template), names.journey(template));
  }
}
