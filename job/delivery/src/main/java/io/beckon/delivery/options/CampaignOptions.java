package io.beckon.delivery.options;

import static io.beckon.runtime.options.OptionType.DURATION;
import static io.beckon.runtime.options.OptionType.TEXT;

import io.beckon.runtime.options.Option;
import java.time.Duration;

/** Where templates and the policy come from. */
public final class CampaignOptions {

  public static final Option<String> TOPIC =
      Option.of(
          "topic.campaigns",
          TEXT,
          "campaigns",
          "What was published, templates and the policy among it; compacted.");

  public static final Option<Duration> LEAD =
      Option.of(
          "campaigns.lead",
          DURATION,
          "30s",
          "As the campaign job has it: how long after the log took it a template or a policy is in"
              + " force at the earliest.");

  private CampaignOptions() {}
}
