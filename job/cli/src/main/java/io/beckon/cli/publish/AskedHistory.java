package io.beckon.cli.publish;

import io.beckon.cli.campaigns.Publishable;
import io.beckon.cli.words.TimeWords;
import io.beckon.core.compile.Compilation;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.Tally;
import io.beckon.core.known.Coverage;
import io.beckon.core.known.KnownHistory;
import io.beckon.core.model.Plan;
import io.beckon.engine.record.ChangeKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What campaigns ask of the time before they come into force, held against what is known of it; a
 * sentence for each campaign and event.
 */
final class AskedHistory {

  private static final Comparator<Coverage> LONGEST =
      Comparator.comparingLong(Coverage::asked).thenComparingLong(Coverage::since);

  private final List<String> tooEarly = new ArrayList<>();
  private final List<String> sinceTheBeginning = new ArrayList<>();

  /**
   * @param campaigns that are about to come into force
   * @param from log time in epoch milliseconds from which they are
   */
  AskedHistory(List<ExecutableCampaign> campaigns, KnownHistory known, long from) {
    for (ExecutableCampaign campaign : campaigns) {
      Map<String, Coverage> lacking = new TreeMap<>();
      Map<String, Coverage> whole = new TreeMap<>();
      for (Coverage coverage : known.of(campaign, from)) {
        if (!coverage.isEnough()) {
          lacking.merge(coverage.event(), coverage, AskedHistory::longer);
        } else if (coverage.isForEver()) {
          whole.merge(coverage.event(), coverage, AskedHistory::longer);
        }
      }
      whole.keySet().removeAll(lacking.keySet());
      lacking.values().forEach(one -> tooEarly.add(campaign.id() + ": " + tooEarly(one)));
      whole.values().forEach(one -> sinceTheBeginning.add(campaign.id() + "  " + known(one)));
    }
  }

  /**
   * What the campaigns that are not there yet ask of the time before they come into force.
   *
   * @param files what is about to be published
   * @param changed what of it is not there yet
   * @param instant log time from which it is in force
   */
  static AskedHistory of(
      Compilation files, List<Publishable> changed, Standing standing, Instant instant) {
    Set<String> ids =
        changed.stream()
            .filter(thing -> thing.kind() == ChangeKind.CAMPAIGN)
            .map(Publishable::id)
            .collect(Collectors.toSet());
    List<ExecutableCampaign> next =
        files.campaigns().stream().filter(campaign -> ids.contains(campaign.id())).toList();
    Optional<Plan> plan =
        files.plan().filter(one -> changed.stream().anyMatch(Publishable::isPlan));
    long from = instant.toEpochMilli();
    return new AskedHistory(next, standing.history(next, plan, from), from);
  }

  /** Of which more is asked than is known. */
  List<String> tooEarly() {
    return tooEarly;
  }

  /** Of which all is asked that there ever was, and no more could be known. */
  List<String> sinceTheBeginning() {
    return sinceTheBeginning;
  }

  private static Coverage longer(Coverage one, Coverage other) {
    return LONGEST.compare(one, other) >= 0 ? one : other;
  }

  private static String tooEarly(Coverage coverage) {
    String asks =
        coverage.isForEver()
            ? "this asks for all there ever was"
            : "this asks for "
                + TimeWords.length(coverage.asked())
                + " and is exact from "
                + TimeWords.minute(coverage.exactFrom());
    return known(coverage) + "; " + asks;
  }

  private static String known(Coverage coverage) {
    return coverage.isNothing()
        ? "no history of " + event(coverage) + " is known"
        : "history of " + event(coverage) + " is known since " + TimeWords.minute(coverage.since());
  }

  private static String event(Coverage coverage) {
    return coverage.event().equals(Tally.ANY_EVENT) ? "any event" : "`" + coverage.event() + "`";
  }
}
