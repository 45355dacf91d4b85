package io.beckon.core.run;

import io.beckon.core.event.Event;
import io.beckon.core.executable.EventMatch;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.ExecutableClause;
import io.beckon.core.executable.Tally;
import io.beckon.core.state.TallyKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The campaigns that were published, every version of them, and an index from event name to who
 * cares. Not thread-safe: one belongs to one worker.
 */
public final class Catalog {

  private static final Comparator<Release> IN_ORDER =
      Comparator.comparingInt((Release release) -> -release.campaign().definition().priority())
          .thenComparing(release -> release.campaign().id());

  /** By campaign id; in the order in which they take force, the last published last. */
  private final Map<String, List<Release>> releases = new TreeMap<>();

  private final Map<String, ExecutableCampaign> versions = new HashMap<>();

  /** Built when first asked for after a change. */
  private Map<String, Interest> index;

  /**
   * Adds a version.
   *
   * @param campaign the version
   * @param effectiveFrom log time in epoch milliseconds from which it is in force; {@link
   *     Long#MIN_VALUE} for always. Of two with the same instant the one published later stands.
   */
  public void publish(ExecutableCampaign campaign, long effectiveFrom) {
    index = null;
    versions.putIfAbsent(key(campaign.id(), campaign.version()), campaign);
    List<Release> line = releases.computeIfAbsent(campaign.id(), id -> new ArrayList<>());
    int place = line.size();
    while (place > 0 && line.get(place - 1).from() > effectiveFrom) {
      place--;
    }
    long until = place < line.size() ? line.get(place).from() : Long.MAX_VALUE;
    line.add(place, new Release(campaign, effectiveFrom, until));
    if (place > 0) {
      Release before = line.get(place - 1);
      line.set(place - 1, new Release(before.campaign(), before.from(), effectiveFrom));
    }
  }

  /** A version that a journey is pinned to; null where it was never published. */
  public ExecutableCampaign version(String campaign, String version) {
    return versions.get(key(campaign, version));
  }

  /** How many versions of how many campaigns are known is a figure for ops. */
  public int versionCount() {
    return versions.size();
  }

  /**
   * Who cares about an event at this log time; null where nobody does. What is in force later does
   * not care yet: the live run did not know of it, and a replay must not remember more.
   */
  Interest interest(Event event, long logTime) {
    if (index == null) {
      index = buildIndex();
    }
    Interest interest =
        index.get(event.kind() == Event.Kind.IDENTIFY ? Event.IDENTIFY_NAME : event.name());
    if (interest == null) {
      interest = index.get(Tally.ANY_EVENT);
    }
    return interest == null || logTime < interest.since ? null : interest;
  }

  /** The tallies of an event name; empty where none is needed. */
  Map<TallyKey, TallyNeed> tallies(String event) {
    if (index == null) {
      index = buildIndex();
    }
    Interest interest = index.get(event);
    return interest == null ? Map.of() : interest.history;
  }

  private Map<String, Interest> buildIndex() {
    Map<String, Interest> built = new HashMap<>();
    // The profile is kept whole, whoever asks for it today.
    interest(built, Event.IDENTIFY_NAME, Long.MIN_VALUE);
    releases.values().stream()
        .flatMap(List::stream)
        .sorted(IN_ORDER)
        .forEach(release -> enter(release, built));
    Interest any = built.get(Tally.ANY_EVENT);
    if (any != null) {
      built.values().stream()
          .filter(interest -> interest != any)
          .forEach(interest -> interest.join(any));
    }
    return built;
  }

  private static void enter(Release release, Map<String, Interest> built) {
    ExecutableCampaign campaign = release.campaign();
    Set<String> triggers = new HashSet<>();
    for (EventMatch trigger : campaign.triggers()) {
      if (triggers.add(trigger.event())) {
        interest(built, trigger.event(), release.from()).triggers.add(release);
      }
    }
    if (campaign.goal() != null) {
      interest(built, campaign.goal().match().event(), release.from()).journeys = true;
    }
    for (EventMatch exit : campaign.exitEvents()) {
      interest(built, exit.event(), release.from()).journeys = true;
    }
    for (ExecutableClause condition : campaign.exitConditions()) {
      condition.dependsOn(
          new ExecutableClause.Dependencies() {
            @Override
            public void history(Tally tally) {
              interest(built, tally.event(), release.from()).journeys = true;
            }

            @Override
            public void profile() {
              interest(built, Event.IDENTIFY_NAME, release.from()).journeys = true;
            }
          });
    }
    campaign.tallies(
        tally -> interest(built, tally.event(), release.from()).need(tally, release.from()));
  }

  private static Interest interest(Map<String, Interest> built, String event, long from) {
    Interest interest = built.computeIfAbsent(event, name -> new Interest());
    interest.since = Math.min(interest.since, from);
    return interest;
  }

  private static String key(String campaign, String version) {
    return campaign + '@' + version;
  }
}
