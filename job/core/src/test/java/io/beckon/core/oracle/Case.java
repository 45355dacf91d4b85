package io.beckon.core.oracle;

import io.beckon.core.Policies;
import io.beckon.core.compile.CampaignCompiler;
import io.beckon.core.compile.Segments;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.model.Campaign;
import io.beckon.core.run.Catalog;
import io.beckon.core.source.Problems;
import io.beckon.core.time.TimeRules;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Some campaigns, as written and compiled, the numbers that the rules leave open, and a log. */
record Case(List<Campaign> campaigns, Catalog compiled, TimeRules rules, List<LoggedEvent> log) {

  static Arbitrary<Case> cases() {
    return Combinators.combine(RandomCampaigns.campaigns(), RandomLogs.rules(), RandomLogs.logs())
        .as((campaigns, rules, log) -> new Case(campaigns, compile(campaigns), rules, log))
        .withoutEdgeCases();
  }

  private static Catalog compile(List<Campaign> campaigns) {
    Catalog catalog = new Catalog();
    catalog.publish(Policies.none(), Long.MIN_VALUE);
    Problems problems = new Problems();
    for (Campaign campaign : campaigns) {
      catalog.publish(
          CampaignCompiler.compile(campaign, Segments.NONE, problems)
              .orElseThrow(() -> new IllegalArgumentException(problems.inOrder().toString())),
          Long.MIN_VALUE);
    }
    return catalog;
  }

  /** Long after everything, so that nothing is left that waits. */
  long end() {
    return RandomLogs.BEGIN + Duration.ofDays(30).toMillis();
  }

  /**
   * How far log time may run before the record at this place of the log: never beyond what comes
   * later, since having read a pulse proves that everything before it was read.
   */
  long truthfulBefore(int place) {
    return log.subList(place, log.size()).stream()
        .mapToLong(LoggedEvent::logTime)
        .min()
        .orElse(end());
  }

  /** By the naive engine, with no help from a schedule. */
  Outcome expected() {
    NaiveEngine naive = new NaiveEngine(campaigns, rules, Meanings.BY_TEXT);
    log.forEach(naive::apply);
    naive.advance(end());
    return naive.outcome();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(rules + "\n");
    campaigns.forEach(campaign -> text.append(brief(campaign)).append('\n'));
    for (LoggedEvent logged : log) {
      text.append("P ").append((logged.logTime() - RandomLogs.BEGIN) / 1000).append("  E ");
      text.append((logged.event().time() - RandomLogs.BEGIN) / 1000).append("  ");
      text.append(logged.event().name()).append(' ').append(logged.event().messageId());
      text.append(' ').append(logged.event().properties()).append('\n');
    }
    return text.toString();
  }

  private static String brief(Campaign campaign) {
    return campaign
        .toString()
        .replaceAll(",? ?span=Span\\[[^\\]]*\\][^\\]]*\\]", "")
        .replace("Optional.empty", "-");
  }
}
