package io.beckon.core.oracle;

import io.beckon.core.model.Campaign;
import io.beckon.core.model.Frequency;
import io.beckon.core.model.InFlight;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Campaigns, each the first version of itself or the next one of another; from when they are in
 * force, and what else is said of them.
 */
final class Versions {

  private final long begin;

  /** The last half minute in which anything may be met; none where each is met at once. */
  private final Optional<Integer> last;

  private final List<World.Published> published = new ArrayList<>();

  /** By id of a campaign: its versions, the earliest first. */
  private final Map<String, List<Campaign>> campaigns = new LinkedHashMap<>();

  private final List<World.Change> turns = new ArrayList<>();

  private Versions(long begin, Optional<Integer> last) {
    this.begin = begin;
    this.last = last;
  }

  static Versions fromTheBeginning(long begin, List<Campaign> some) {
    Versions versions = new Versions(begin, Optional.empty());
    for (Campaign campaign : some) {
      versions.add(campaign, Long.MIN_VALUE);
    }
    return versions;
  }

  /**
   * Everything takes force in a log that touches the user then, so that it does not matter which
   * other instants are deadlines.
   */
  static Versions metAtOnce(
      long begin,
      List<Campaign> some,
      List<RandomChanges.Course> courses,
      List<RandomChanges.Turn> turns) {
    Versions versions = new Versions(begin, Optional.empty());
    for (List<Draft> chain : chains(some, courses)) {
      List<Campaign> before = new ArrayList<>();
      for (Draft draft : chain) {
        if (before.isEmpty()) {
          before.add(draft.campaign());
          versions.add(draft.campaign(), Long.MIN_VALUE);
        } else {
          Campaign next = Shadows.nextVersion(before, draft.campaign(), draft.course());
          before.add(next);
          versions.addLater(next, versions.at(draft.course().half()));
        }
      }
    }
    versions.turn(turns, 0);
    return versions;
  }

  /**
   * Users meet what took force at their next deadline, and which instants are deadlines is for the
   * engine to say where a condition is watched; so until the last has taken force nobody watches
   * any.
   */
  static Versions metLater(
      long begin,
      List<Campaign> some,
      List<RandomChanges.Course> courses,
      List<RandomChanges.Turn> turns) {
    int last = courses.get(0).half();
    Versions versions = new Versions(begin, Optional.of(last));
    for (List<Draft> chain : chains(some, courses)) {
      Campaign first = chain.get(0).campaign();
      if (chain.size() == 1 && first.triggers().stream().anyMatch(NaiveWatches::isWatched)) {
        versions.addLater(first, versions.at(last));
        continue;
      }
      List<Campaign> before = new ArrayList<>(List.of(Shadows.withoutDeadlines(first)));
      versions.add(before.get(0), Long.MIN_VALUE);
      for (Draft draft : chain.subList(1, chain.size())) {
        Campaign next = Shadows.nextVersion(before, draft.campaign(), draft.course());
        boolean isLast = before.size() == chain.size() - 1;
        int half = isLast ? last : Math.min(last, draft.course().half());
        before.add(isLast ? next : Shadows.withoutDeadlines(next));
        versions.addLater(before.get(before.size() - 1), versions.at(half));
      }
    }
    versions.turn(turns, 1);
    return versions;
  }

  /** A campaign, and how it comes into force. */
  private record Draft(Campaign campaign, RandomChanges.Course course) {}

  /** Campaigns that are versions of one, the first of them first. */
  private static List<List<Draft>> chains(List<Campaign> some, List<RandomChanges.Course> courses) {
    List<List<Draft>> chains = new ArrayList<>();
    for (Draft draft : drafts(some, courses)) {
      List<Draft> chain = chains.isEmpty() ? List.of() : chains.get(chains.size() - 1);
      if (!chain.isEmpty() && mayFollow(chain.get(0).campaign(), draft)) {
        chain.add(draft);
      } else {
        chains.add(new ArrayList<>(List.of(draft)));
      }
    }
    return chains;
  }

  private static List<Draft> drafts(List<Campaign> some, List<RandomChanges.Course> courses) {
    List<Draft> drafts = new ArrayList<>();
    for (Campaign campaign : some) {
      RandomChanges.Course course = courses.get(drafts.size());
      Campaign lasting = course.lasts().map(it -> Shadows.lasting(campaign, it)).orElse(campaign);
      drafts.add(new Draft(lasting, course));
    }
    return drafts;
  }

  /** Entries for a value of {@code per} are remembered only for those who ask for that. */
  private static boolean mayFollow(Campaign first, Draft draft) {
    return draft.course().follows()
        && (first.per().equals(draft.campaign().per())
            || first.frequency() instanceof Frequency.Always);
  }

  private long at(int half) {
    return begin + half * RandomLogs.GRID;
  }

  private void add(Campaign campaign, long from) {
    published.add(new World.Published(campaign, from));
    campaigns.computeIfAbsent(campaign.id(), id -> new ArrayList<>()).add(campaign);
  }

  /** What it asks is known from the beginning. */
  private void addLater(Campaign campaign, long from) {
    add(campaign, from);
    published.add(new World.Published(Shadows.of(campaign), Long.MIN_VALUE));
  }

  /**
   * @param newest so many of the newest versions are not put into force once more
   */
  private void turn(List<RandomChanges.Turn> drafts, int newest) {
    for (RandomChanges.Turn draft : drafts) {
      List<Campaign> versions = numbered(draft.campaign());
      String id = versions.get(0).id();
      long from = at(last.map(half -> Math.min(half, draft.half())).orElse(draft.half()));
      int known = versions.size() - newest;
      if (draft.version().isEmpty()) {
        turns.add(new World.End(id, draft.inFlight().orElse(new InFlight.Finish()), from));
      } else if (known > 0) {
        String version = versions.get(draft.version().get() % known).version();
        turns.add(new World.RollBack(id, version, draft.inFlight(), from));
      }
    }
  }

  private List<Campaign> numbered(int number) {
    return List.copyOf(campaigns.values()).get(number % campaigns.size());
  }

  List<World.Published> published() {
    return published;
  }

  /** Everything that is said beside the files. */
  List<World.Change> changes(List<RandomChanges.Hold> holds) {
    List<World.Change> changes = new ArrayList<>(turns);
    for (RandomChanges.Hold hold : holds) {
      int until = hold.half() + hold.halves();
      boolean isMet = hold.campaign().isEmpty() && last.isPresent();
      if (!isMet || until <= last.get()) {
        String id = hold.campaign().map(it -> numbered(it).get(0).id()).orElse(World.ALL);
        changes.add(new World.Held(id, true, at(hold.half())));
        changes.add(new World.Held(id, false, at(until)));
      }
    }
    return changes;
  }
}
