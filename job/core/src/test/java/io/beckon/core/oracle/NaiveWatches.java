package io.beckon.core.oracle;

import io.beckon.core.model.Campaign;
import io.beckon.core.model.Existing;
import io.beckon.core.model.Trigger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Triggers that time can pull: silences, segments and dates, each with its last answer. */
final class NaiveWatches {

  private final NaiveUser user;
  private final NaiveClauses clauses;
  private final NaiveSilence silence;
  private final NaiveDates dates;
  private final List<Watch> watches = new ArrayList<>();

  /** One trigger of one campaign that the user has met. */
  final class Watch {
    final Campaign campaign;
    final Trigger trigger;
    final int index;

    /** Log time at which the user met the campaign. */
    final long met;

    private boolean answer;
    private long askedAt;
    private final Set<String> came = new HashSet<>();

    /** The entry of a user for whom it held already; null where there is none. */
    private Turning entry;

    /** Another version that says the same goes on with what is known. */
    private Watch(Campaign campaign, int index, Watch before) {
      this(campaign, index, before.met);
      answer = before.answer;
      askedAt = before.askedAt;
      came.addAll(before.came);
      if (before.entry != null) {
        entry = new Turning(this, before.entry.handled(), before.entry.due(), true);
      }
    }

    private Watch(Campaign campaign, int index, long met) {
      this.campaign = campaign;
      this.trigger = campaign.triggers().get(index);
      this.index = index;
      this.met = met;
    }

    private boolean isDate() {
      return trigger instanceof Trigger.OnDate;
    }
  }

  /**
   * An instant at which a watch must be asked.
   *
   * @param existing whether it is the entry of a user for whom it held already
   */
  record Turning(Watch watch, long handled, long due, boolean existing) {

    /** Whether the answer could turn then, and need not. */
    boolean isGuess() {
      return !existing && !watch.isDate();
    }
  }

  NaiveWatches(NaiveUser user, NaiveClauses clauses, NaiveDates dates) {
    this.user = user;
    this.clauses = clauses;
    this.silence = new NaiveSilence(user);
    this.dates = dates;
  }

  static boolean isWatched(Trigger trigger) {
    return !(trigger instanceof Trigger.OnEvent) && !(trigger instanceof Trigger.OnCount);
  }

  /**
   * The user meets what a campaign is from now on; the baseline is silent.
   *
   * @param campaign the version that takes force; null where none does: then nothing is watched
   * @param seenBefore whether the user was there before: others have nothing that holds already
   */
  void meet(String id, Campaign campaign, boolean seenBefore) {
    List<Watch> before = watches.stream().filter(watch -> watch.campaign.id().equals(id)).toList();
    watches.removeAll(before);
    if (campaign != null) {
      meet(campaign, before, seenBefore);
    }
  }

  private void meet(Campaign campaign, List<Watch> before, boolean seenBefore) {
    for (int i = 0; i < campaign.triggers().size(); i++) {
      Trigger trigger = campaign.triggers().get(i);
      // The same trigger a second time is the same trigger.
      if (campaign.triggers().indexOf(trigger) == i && isWatched(trigger)) {
        Optional<Watch> known =
            before.stream().filter(watch -> watch.trigger.equals(trigger)).findFirst();
        if (known.isPresent()) {
          watches.add(new Watch(campaign, i, known.get()));
        } else {
          watches.add(baseline(campaign, i, seenBefore));
        }
      }
    }
  }

  private Watch baseline(Campaign campaign, int index, boolean seenBefore) {
    Watch watch = new Watch(campaign, index, user.clock);
    ask(watch, user.clock - user.rules.grace());
    if (watch.answer && seenBefore) {
      watch.entry = entry(watch);
    }
    return watch;
  }

  private Turning entry(Watch watch) {
    long now = user.clock;
    if (watch.campaign.existing() instanceof Existing.Spread spread) {
      double share = Chance.u("existing|" + watch.campaign.id() + "|" + user.id);
      long due = now + (long) (share * spread.over().toMillis());
      return new Turning(watch, due + user.rules.grace(), due, true);
    }
    boolean enters = watch.campaign.existing() instanceof Existing.Enter;
    return enters ? new Turning(watch, now, now, true) : null;
  }

  /** Asks what is watched for a trigger again, and says whether it is turned on. */
  boolean isTurnedOn(Campaign campaign, Trigger trigger) {
    boolean turned = false;
    for (Watch watch : watches) {
      if (watch.campaign == campaign && watch.trigger.equals(trigger) && !watch.isDate()) {
        boolean before = watch.answer;
        ask(watch, user.clock - user.rules.grace());
        turned |= watch.answer && !before;
      }
    }
    return turned;
  }

  /** A journey changed the profile: asks what looks at it, and says what is turned on. */
  Optional<Occasion> onAttribute(Campaign campaign) {
    Optional<Occasion> first = Optional.empty();
    for (Watch watch : watches) {
      if (watch.campaign == campaign && looksAtProfile(watch)) {
        boolean before = watch.answer;
        ask(watch, user.clock - user.rules.grace());
        if (watch.answer && !before && first.isEmpty()) {
          first = Optional.of(occasion(kind(watch.trigger), user.clock, Map.of()));
        }
      }
    }
    return first;
  }

  private boolean looksAtProfile(Watch watch) {
    return watch.trigger instanceof Trigger.OnSegment onSegment
        && clauses.looksAtProfile(user.world.segments().get(onSegment.segment()));
  }

  /** Every instant at which a watch must be asked. */
  List<Turning> turnings() {
    List<Turning> turnings = new ArrayList<>();
    for (Watch watch : watches) {
      if (watch.entry != null) {
        turnings.add(watch.entry);
      }
      for (long due : mayTurn(watch)) {
        turnings.add(new Turning(watch, due + user.rules.grace(), due, false));
      }
    }
    return turnings;
  }

  private List<Long> mayTurn(Watch watch) {
    if (watch.trigger instanceof Trigger.OnSegment onSegment) {
      return clauses.mayTurn(user.world.segments().get(onSegment.segment()), watch.askedAt);
    }
    if (watch.trigger instanceof Trigger.OnSilence onSilence) {
      return silence.mayTurn(onSilence, watch.askedAt);
    }
    return dates.comings((Trigger.OnDate) watch.trigger, user.clock).stream()
        .filter(coming -> !watch.came.contains(coming.key()) && coming.due() > watch.met)
        .map(NaiveDates.Coming::due)
        .toList();
  }

  /** What begins a journey now; empty where nothing turned. */
  Optional<Occasion> onTime(Turning turning) {
    Watch watch = turning.watch();
    if (watch.isDate()) {
      return onDate(watch, turning.due());
    }
    if (turning.existing()) {
      // They enter as far as it still holds then.
      watch.entry = null;
      return holds(watch, turning.due())
          ? Optional.of(occasion("existing", turning.due(), Map.of()))
          : Optional.empty();
    }
    boolean before = watch.answer;
    ask(watch, turning.due());
    return watch.answer && !before
        ? Optional.of(occasion(kind(watch.trigger), turning.due(), Map.of()))
        : Optional.empty();
  }

  private Optional<Occasion> onDate(Watch watch, long due) {
    NaiveDates.Coming coming =
        dates.comings((Trigger.OnDate) watch.trigger, user.clock).stream()
            .filter(one -> one.due() == due)
            .findFirst()
            .orElseThrow();
    watch.came.add(coming.key());
    if (user.clock > due + user.rules.grace() + user.rules.staleness()) {
      return Optional.empty();
    }
    Map<String, Object> properties =
        coming.years() == null ? Map.of() : Map.of("years", (long) coming.years());
    return Optional.of(occasion(kind(watch.trigger), due, properties));
  }

  /** Something that time began. */
  private Occasion occasion(String kind, long due, Map<String, Object> properties) {
    return new Occasion(
        "", properties, new Point(due, user.log.place()), false, kind + " at " + due);
  }

  static String kind(Trigger trigger) {
    if (trigger instanceof Trigger.OnSegment onSegment) {
      return onSegment.enters() ? "enters" : "leaves";
    }
    return trigger instanceof Trigger.OnSilence ? "inactive" : "date";
  }

  private void ask(Watch watch, long now) {
    watch.answer = holds(watch, now);
    watch.askedAt = now;
    if (!watch.answer) {
      // It holds no longer: from here on the user is one like all others, and enters as it turns.
      watch.entry = null;
    }
  }

  private boolean holds(Watch watch, long now) {
    if (watch.trigger instanceof Trigger.OnSegment onSegment) {
      boolean in =
          clauses.holds(
              user.world.segments().get(onSegment.segment()), NaiveClauses.Question.ofNobody(now));
      return in == onSegment.enters();
    }
    return watch.trigger instanceof Trigger.OnSilence onSilence && silence.holds(onSilence, now);
  }
}
