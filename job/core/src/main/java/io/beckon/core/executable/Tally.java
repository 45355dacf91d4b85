package io.beckon.core.executable;

import io.beckon.core.expression.Expression;
import io.beckon.core.expression.Root;
import io.beckon.core.expression.Scope;
import io.beckon.core.plan.ExecutablePlan;
import io.beckon.core.state.Anchor;
import io.beckon.core.state.Kept;
import io.beckon.core.state.Occurrences;
import io.beckon.core.state.TallyKey;
import io.beckon.core.state.TallyKind;
import io.beckon.core.state.UserState;
import io.beckon.core.value.TextHash;
import io.beckon.core.value.Values;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What history must be kept for some question to be answered at any instant. Questions about the
 * same occurrences, and the same of them, share one.
 *
 * @param event name of the event; {@link #ANY_EVENT}
 * @param where which of its occurrences count, over {@code event}; null: all
 * @param property what of them is kept, over {@code event}; null: that they happened
 * @param answers for {@link TallyKind#UNANSWERED} the latest occurrences of what answers it, else
 *     empty
 * @param key identity among the tallies of one event
 * @param demands how much of it is needed; none covers another
 */
public record Tally(
    String event,
    Expression where,
    Expression property,
    List<Tally> answers,
    TallyKey key,
    List<Demand> demands) {

  /** Stands for every tracked event; no event has this name. */
  public static final String ANY_EVENT = "";

  /**
   * So many values, or unanswered occurrences, of a tally are kept; beyond them the oldest is
   * forgotten, or of those unanswered the last but one.
   */
  public static final int MOST_AMOUNTS = 1_000;

  public static final int MOST_VALUES = 500;
  public static final int MOST_UNANSWERED = 100;

  /** When something happened: so many of the latest. */
  public static Tally times(String event, Expression where, Demand demand) {
    return new Tally(event, where, null, TallyKind.TIMES, demand);
  }

  /** When something happened first. */
  public static Tally first(String event, Expression where) {
    return new Tally(event, where, null, TallyKind.FIRST, new Demand(1, Demand.FOR_EVER, false));
  }

  /** What an event has not been answered by: unanswered occurrences are kept for ever. */
  public static Tally unanswered(String event, List<Tally> answers) {
    StringBuilder names = new StringBuilder();
    answers.forEach(answer -> names.append(answer.event).append('\n'));
    return new Tally(
        event,
        null,
        null,
        List.copyOf(answers),
        new TallyKey(TallyKind.UNANSWERED, hash(names.toString())),
        List.of(new Demand(MOST_UNANSWERED, Demand.FOR_EVER, false)));
  }

  /** Of a property, in the manner of a kind. */
  public Tally(String event, Expression where, Expression property, TallyKind kind, Demand demand) {
    this(
        event,
        where,
        property,
        List.of(),
        new TallyKey(kind, id(where, property)),
        List.of(demand));
  }

  /** Whether an event with these properties counts. */
  public boolean counts(Scope happening) {
    return where == null || where.holds(happening);
  }

  /** The property's value in 64 bits; empty where it is missing. */
  public OptionalLong value(Scope happening) {
    return Values.key(property.evaluate(happening))
        .map(key -> OptionalLong.of(TextHash.of(key)))
        .orElse(OptionalLong.empty());
  }

  /** How many of the latest are needed at most. */
  public int keep() {
    int keep = 0;
    for (Demand demand : demands) {
      keep = Math.max(keep, demand.keep());
    }
    return keep;
  }

  /** How many of the latest are needed for ever. */
  public int forEver() {
    int keep = 0;
    for (Demand demand : demands) {
      keep = demand.window() == Demand.FOR_EVER ? Math.max(keep, demand.keep()) : keep;
    }
    return keep;
  }

  /** One that serves both; they must have the same event and key. */
  public Tally and(Tally other) {
    List<Demand> all = new ArrayList<>(demands);
    for (Demand demand : other.demands) {
      if (all.stream().noneMatch(one -> one.covers(demand))) {
        all.removeIf(demand::covers);
        all.add(demand);
      }
    }
    return new Tally(event, where, property, answers, key, List.copyOf(all));
  }

  /**
   * Whether a tracking plan keeps what it looks at: its event, and every property that its
   * expressions read; of what is unanswered, the answers too.
   */
  public boolean isKeptBy(ExecutablePlan plan) {
    return isKeptAloneBy(plan) && answers.stream().allMatch(answer -> answer.isKeptBy(plan));
  }

  /** Whether a tracking plan keeps what it looks at, whatever answers it. */
  public boolean isKeptAloneBy(ExecutablePlan plan) {
    return plan.keeps(event) && isKept(where, plan) && isKept(property, plan);
  }

  private boolean isKept(Expression asked, ExecutablePlan plan) {
    return asked == null
        || asked.reads(Root.EVENT).stream().allMatch(path -> plan.keeps(event, path));
  }

  /** What is kept of it; null for nothing. */
  public Kept of(UserState user) {
    return user.history(event).find(key);
  }

  /** What is kept of it, of the kinds that keep occurrences alone. */
  public Occurrences occurrences(UserState user) {
    return user.history(event).occurrences(key);
  }

  /** The latest occurrence of all that answers it; null for none. */
  public Anchor answered(UserState user) {
    return latest(answers, user);
  }

  /** The latest occurrence of several tallies of times; null for none. */
  static Anchor latest(List<Tally> tallies, UserState user) {
    Anchor latest = null;
    for (Tally tally : tallies) {
      Occurrences found = tally.occurrences(user);
      if (!found.isEmpty()
          && (latest == null || latest.isBefore(found.latest(1), found.place(1)))) {
        latest = new Anchor(found.latest(1), found.place(1));
      }
    }
    return latest;
  }

  /** An event as history looks at it: by itself, since it counts when it arrives. */
  public static Scope scope(Map<String, Object> properties) {
    return root -> root == Root.EVENT ? properties : Map.of();
  }

  /** Once kept under an id, always under this one. */
  private static long id(Expression where, Expression property) {
    String occurrences = where == null ? "" : where.canonical();
    if (property == null) {
      return where == null ? 0 : hash(occurrences);
    }
    return hash(property.canonical() + '\n' + occurrences);
  }

  /** FNV-1a, 64 bits. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (byte next : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ next & 0xFF) * 0x100000001b3L;
    }
    return hash;
  }
}
