package io.beckon.core.memory;

import io.beckon.core.catalog.Interest;
import io.beckon.core.catalog.TallyNeed;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.Notice;
import io.beckon.core.executable.Tally;
import io.beckon.core.expression.Scope;
import io.beckon.core.state.Amounts;
import io.beckon.core.state.Anchor;
import io.beckon.core.state.Kept;
import io.beckon.core.state.KeptEvent;
import io.beckon.core.state.LastValue;
import io.beckon.core.state.Occurrences;
import io.beckon.core.state.OccurrencesByValue;
import io.beckon.core.state.TallyKey;
import io.beckon.core.state.Total;
import io.beckon.core.state.UserState;
import io.beckon.core.state.Variety;
import io.beckon.core.turn.Arrival;
import io.beckon.core.turn.Turn;
import io.beckon.core.value.Numbers;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

/** What an event adds to the history that somebody asks for. */
public final class Tallying {

  private final UserState user;
  private final Turn turn;
  private final Effects out;
  private final Anchor at;
  private final Scope happening;

  private Tallying(Anchor at, Map<String, Object> properties, Turn turn) {
    this.turn = turn;
    this.user = turn.user();
    this.out = turn.out();
    this.at = at;
    this.happening = Tally.scope(properties);
  }

  public static void onEvent(Arrival arrival, Interest interest, Turn turn) {
    if (!interest.history.isEmpty() || !interest.historyOfAny.isEmpty()) {
      Anchor at = new Anchor(arrival.event().time(), arrival.place());
      Tallying tallying = new Tallying(at, arrival.event().properties(), turn);
      tallying.all(interest.history);
      tallying.all(interest.historyOfAny);
    }
  }

  /** Adds to a tally what happened before anybody asked for it, unless it is there already. */
  static void later(Tally tally, KeptEvent event, Turn turn) {
    Anchor at = new Anchor(event.time(), event.place());
    Tallying tallying = new Tallying(at, event.properties(), turn);
    Kept known = tally.of(turn.user());
    if (tally.counts(tallying.happening) && (known == null || !known.has(at))) {
      tallying.remember(tally);
    }
  }

  private void all(Map<TallyKey, TallyNeed> needs) {
    for (TallyNeed need : needs.values()) {
      Tally tally = need.at(turn.instant());
      if (tally != null && tally.counts(happening)) {
        remember(tally);
      }
    }
  }

  private void remember(Tally tally) {
    switch (tally.key().kind()) {
      case TIMES, FIRST -> change(tally, kept -> happened(tally, (Occurrences) kept));
      case UNANSWERED -> change(tally, kept -> unanswered(tally, (Occurrences) kept));
      case TIMES_BY_VALUE, VARIETY -> {
        OptionalLong value = tally.value(happening);
        if (value.isPresent()) {
          change(tally, kept -> ofValue(tally, kept, value.getAsLong()));
        }
      }
      case LAST -> {
        Object value = tally.property().evaluate(happening);
        if (value != null) {
          change(tally, kept -> ((LastValue) kept).add(at, value));
        }
      }
      case NUMBERS, HIGHEST, LOWEST, TOTAL, HIGHEST_EVER, LOWEST_EVER -> {
        Object value = tally.property().evaluate(happening);
        if (Numbers.isNumber(value) && Numbers.of(value) != null) {
          change(tally, kept -> number(tally, kept, value));
        }
      }
    }
  }

  private boolean happened(Tally tally, Occurrences kept) {
    return switch (tally.key().kind()) {
      case FIRST -> kept.addEarliest(at);
      default -> kept.add(at, tally.keep());
    };
  }

  /**
   * Beyond the bound the last but one is forgotten: the oldest is the one that counts, and the
   * latest the one that will where all the others are answered.
   */
  private boolean unanswered(Tally tally, Occurrences kept) {
    Anchor answered = tally.answered(user);
    boolean changed = answered != null && kept.forgetBefore(answered);
    if (answered != null && at.isBefore(answered.time(), answered.place())) {
      return changed;
    }
    kept.add(at, Integer.MAX_VALUE);
    if (kept.size() > Tally.MOST_UNANSWERED) {
      kept.remove(2);
      out.notice(Notice.HISTORY_FULL);
    }
    return true;
  }

  private boolean ofValue(Tally tally, Kept kept, long value) {
    if (kept instanceof Variety variety) {
      boolean changed = variety.add(at, value);
      if (isOver(() -> variety.when().size(), Tally.MOST_AMOUNTS, tally, kept)) {
        variety.removeOldest();
      }
      return changed;
    }
    OccurrencesByValue byValue = (OccurrencesByValue) kept;
    boolean changed = byValue.add(value, at, tally.keep());
    if (isOver(byValue::values, Tally.MOST_VALUES, tally, kept)) {
      byValue.removeOldest();
    }
    return changed;
  }

  private boolean number(Tally tally, Kept kept, Object value) {
    return switch (tally.key().kind()) {
      case TOTAL -> ((Total) kept).add(Numbers.decimal(value));
      case HIGHEST_EVER -> ((Total) kept).addExtreme(Numbers.decimal(value), true);
      case LOWEST_EVER -> ((Total) kept).addExtreme(Numbers.decimal(value), false);
      default -> amount(tally, (Amounts) kept, value);
    };
  }

  private boolean amount(Tally tally, Amounts kept, Object value) {
    boolean changed = true;
    switch (tally.key().kind()) {
      case HIGHEST -> changed = kept.addExtreme(at, value, true);
      case LOWEST -> changed = kept.addExtreme(at, value, false);
      default -> kept.add(at, value);
    }
    if (isOver(kept::size, Tally.MOST_AMOUNTS, tally, kept)) {
      kept.removeOldest();
    }
    return changed;
  }

  /** Whether there is more than the bound, without what no question can reach any more. */
  private boolean isOver(IntSupplier size, int bound, Tally tally, Kept kept) {
    if (size.getAsInt() <= bound) {
      return false;
    }
    Horizon horizon = Horizon.of(turn);
    // One too many is asked for as much as the last one that the bound allows.
    int last = tally.keep();
    kept.forget(n -> horizon.floor(tally, Math.min(n, last)));
    if (size.getAsInt() <= bound) {
      return false;
    }
    out.notice(Notice.HISTORY_FULL);
    return true;
  }

  private void change(Tally tally, Predicate<Kept> change) {
    user.history(tally.event()).change(tally.key(), change);
  }
}
