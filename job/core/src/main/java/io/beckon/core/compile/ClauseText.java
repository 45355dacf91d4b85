package io.beckon.core.compile;

import io.beckon.core.model.Clause;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Reach;
import io.beckon.core.model.Since;
import java.util.Locale;
import java.util.Optional;

/** Clauses as a journey record names them: what was asked, without what it is compared with. */
final class ClauseText {

  private ClauseText() {}

  /** {@code did order_placed where event.total > 50 within 90d}. */
  static String of(Clause.Did clause) {
    return "did " + clause.event() + where(clause.where()) + reach(clause.reach());
  }

  /** {@code sum order_placed.total within 90d}. */
  static String of(Clause.Aggregate clause) {
    return word(clause.kind())
        + " "
        + clause.event()
        + "."
        + clause.property()
        + where(clause.where())
        + reach(clause.reach());
  }

  /** {@code first order_placed}. */
  static String of(Clause.When clause) {
    return (clause.first() ? "first " : "last ") + clause.event() + where(clause.where());
  }

  /** {@code received welcome within 14d}. */
  static String of(Clause.Message clause) {
    return word(clause.kind()) + " " + clause.message() + reach(clause.reach());
  }

  /** As the file writes it: {@code last_send}. */
  static String of(Since since) {
    return word(since);
  }

  private static String where(Optional<ExpressionText> where) {
    return where.map(text -> " where " + text.text()).orElse("");
  }

  private static String reach(Reach reach) {
    return reach.within().map(within -> " within " + DurationText.of(within)).orElse("")
        + reach.since().map(since -> " since " + of(since)).orElse("");
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
