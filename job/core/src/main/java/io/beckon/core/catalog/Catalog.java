package io.beckon.core.catalog;

import io.beckon.core.compile.Compilation;
import io.beckon.core.compile.PolicyCompiler;
import io.beckon.core.event.Event;
import io.beckon.core.event.ItemNews;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.ExecutablePolicy;
import io.beckon.core.executable.Tally;
import io.beckon.core.model.InFlight;
import io.beckon.core.plan.ExecutablePlan;
import io.beckon.core.state.TallyKey;
import io.beckon.core.time.TimeRules;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The campaigns that were published, every version of them, and an index from event name to who
 * cares. Not thread-safe: one belongs to one worker.
 */
public final class Catalog {

  private static final ExecutablePolicy DEFAULT_POLICY = PolicyCompiler.defaultPolicy();

  /** By campaign id. */
  private final Map<String, Line> lines = new TreeMap<>();

  private final Map<String, ExecutableCampaign> versions = new HashMap<>();

  private final InForce<ExecutablePolicy> policies = new InForce<>();
  private final InForce<ExecutablePlan> plans = new InForce<>();
  private final Holds held = new Holds();
  private final Highest holds = new Highest();
  private final Highest expiries = new Highest();

  /** Built when first asked for after a change. */
  private Map<String, Interest> index;

  /** Built with the index. */
  private ItemIndex items;

  /**
   * Every release, by the instant from which it is in force; built with the index. None at the
   * instants of halts, and at those at which another policy brings another zone.
   */
  private NavigableMap<Long, List<Release>> byInstant;

  /**
   * Everything that files say, in force always.
   *
   * @param later by id of a campaign: log time from which it is in force, where that is not always
   */
  public static Catalog of(Compilation compiled, Map<String, Long> later) {
    Catalog catalog = new Catalog();
    compiled.policy().ifPresent(policy -> catalog.publish(policy, Long.MIN_VALUE));
    compiled.plan().ifPresent(plan -> catalog.publish(ExecutablePlan.of(plan), Long.MIN_VALUE));
    for (ExecutableCampaign campaign : compiled.campaigns()) {
      catalog.publish(campaign, later.getOrDefault(campaign.id(), Long.MIN_VALUE));
    }
    return catalog;
  }

  /**
   * Adds a version.
   *
   * @param campaign the version
   * @param effectiveFrom log time in epoch milliseconds from which it is in force; {@link
   *     Long#MIN_VALUE} for always. Of two with the same instant the one published later stands.
   */
  public void publish(ExecutableCampaign campaign, long effectiveFrom) {
    index = null;
    expiries.add(campaign.longestExpiry(), effectiveFrom);
    versions.putIfAbsent(key(campaign.id(), campaign.version()), campaign);
    lines.computeIfAbsent(campaign.id(), id -> new Line()).add(campaign, effectiveFrom);
  }

  /**
   * Puts a version into force once more that was published before.
   *
   * @param inFlight what becomes of journeys of other versions; empty for what its file says
   * @return false where it is not known: then nothing changes
   */
  public boolean rollBack(
      String campaign, String version, Optional<InFlight> inFlight, long effectiveFrom) {
    ExecutableCampaign known = version(campaign, version);
    if (known != null) {
      index = null;
      lines.get(campaign).add(known, effectiveFrom, inFlight.orElse(known.definition().inFlight()));
    }
    return known != null;
  }

  /**
   * Ends a campaign: none of its versions is in force, until one is published or put into force
   * once more.
   *
   * @param inFlight what becomes of its journeys
   * @return false where there is no such campaign: then nothing changes
   */
  public boolean end(String campaign, InFlight inFlight, long effectiveFrom) {
    Line line = lines.get(campaign);
    if (line != null) {
      index = null;
      line.end(effectiveFrom, inFlight);
    }
    return line != null;
  }

  /**
   * Holds a campaign, or lets it go: all of its versions, those to come included.
   *
   * @return false where there is no such campaign: then nothing changes
   */
  public boolean pause(String campaign, boolean held, long effectiveFrom) {
    boolean known = lines.containsKey(campaign);
    if (known) {
      this.held.pause(campaign, held, effectiveFrom);
    }
    return known;
  }

  /** Holds all campaigns at once, or lets those go that are not paused by themselves. */
  public void halt(boolean held, long effectiveFrom) {
    index = null;
    this.held.halt(held, effectiveFrom);
  }

  /** Whether a campaign is held at a log time. */
  public Hold hold(String campaign, long logTime) {
    return held.at(campaign, logTime);
  }

  /** How campaigns are held, over all of log time. */
  public Holds holds() {
    return held;
  }

  /**
   * Adds a policy: one is in force at a time, whatever it is called.
   *
   * @param effectiveFrom as of a campaign
   */
  public void publish(ExecutablePolicy policy, long effectiveFrom) {
    index = null;
    policies.publish(policy, effectiveFrom);
    holds.add(policy.longestHold(), effectiveFrom);
  }

  /** The policy in force at a log time; the default where none is. */
  public ExecutablePolicy policy(long logTime) {
    return policies.at(logTime, DEFAULT_POLICY);
  }

  /**
   * Adds a tracking plan: one is in force at a time, whatever it is called.
   *
   * @param effectiveFrom as of a campaign
   */
  public void publish(ExecutablePlan plan, long effectiveFrom) {
    plans.publish(plan, effectiveFrom);
  }

  /** The tracking plan in force at a log time; {@link ExecutablePlan#NONE} where none is. */
  public ExecutablePlan plan(long logTime) {
    return plans.at(logTime, ExecutablePlan.NONE);
  }

  /**
   * How far what is due can lie behind a user's clock at a log time, in milliseconds: as far as a
   * trigger may be late, or as a message may be that was put off at the last moment.
   */
  public long longestDelay(long logTime, TimeRules rules) {
    long hold = Math.max(DEFAULT_POLICY.longestHold(), holds.by(logTime));
    return Math.max(rules.staleness(), expiries.by(logTime)) + hold;
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
  public Interest interest(Event event, long logTime) {
    build();
    Interest interest =
        index.get(event.kind() == Event.Kind.IDENTIFY ? Event.IDENTIFY_NAME : event.name());
    if (interest == null && !ItemNews.is(event.name())) {
      interest = index.get(Tally.ANY_EVENT);
    }
    if (interest != null && interest.since <= logTime) {
      return interest;
    }
    // What the plan keeps is kept for campaigns of tomorrow.
    return plan(logTime).keeps(event.name()) ? Interest.OF_NOBODY : null;
  }

  /** Who watches items, by the events that matter to that. */
  public ItemIndex items() {
    build();
    return items;
  }

  /** The tallies of an event name; empty where none is needed. */
  public Map<TallyKey, TallyNeed> tallies(String event) {
    build();
    Interest interest = index.get(event);
    return interest == null ? Map.of() : interest.history;
  }

  /** The versions in force that a change of the profile may concern, in the order of asking. */
  public List<Release> lookingAtProfile(long logTime) {
    build();
    return index.get(Event.IDENTIFY_NAME).triggers(logTime);
  }

  /** The version of a campaign that is in force at this log time; null where none is. */
  public Release inForce(String campaign, long logTime) {
    Line line = lines.get(campaign);
    return line == null ? null : line.inForce(logTime);
  }

  /**
   * The latest instant, up to this log time, at which there came into force what a user must meet:
   * a version, an end, a halt, or a policy of another zone; {@link Long#MIN_VALUE} where all has
   * been there always.
   */
  public long latestRelease(long logTime) {
    build();
    Long latest = byInstant.floorKey(logTime);
    return latest == null ? Long.MIN_VALUE : latest;
  }

  /** The first instant after this one at which there is something to meet. */
  public long nextRelease(long logTime) {
    build();
    Long next = byInstant.higherKey(logTime);
    return next == null ? Long.MAX_VALUE : next;
  }

  /** The versions and ends that took force after one instant, up to another, the earliest first. */
  public List<Release> releases(long after, long upTo) {
    build();
    return byInstant.subMap(after, false, upTo, true).values().stream()
        .flatMap(List::stream)
        .toList();
  }

  private void build() {
    if (index != null) {
      return;
    }
    List<Release> releases =
        lines.values().stream()
            .flatMap(line -> line.releases().stream())
            .sorted(Release.IN_ORDER)
            .toList();
    NavigableMap<Long, List<Release>> instants = new TreeMap<>();
    releases.forEach(
        release ->
            instants.computeIfAbsent(release.from(), from -> new ArrayList<>()).add(release));
    policies.forEach(
        (before, after, from) -> {
          if (!zone(before == null ? DEFAULT_POLICY : before).equals(zone(after))) {
            instants.computeIfAbsent(from, nothingElse -> new ArrayList<>());
          }
        });
    held.halts().forEach(from -> instants.computeIfAbsent(from, nothingElse -> new ArrayList<>()));
    index = EventIndex.of(releases);
    items = ItemIndex.of(releases);
    byInstant = instants;
  }

  private static ZoneId zone(ExecutablePolicy policy) {
    return policy.definition().timezone();
  }

  private static String key(String campaign, String version) {
    return campaign + '@' + version;
  }
}
