package io.beckon.core.compile;

import io.beckon.core.executable.AggregateClause;
import io.beckon.core.executable.ExecutableClause;
import io.beckon.core.executable.Extent;
import io.beckon.core.executable.LastValueClause;
import io.beckon.core.executable.Limit;
import io.beckon.core.executable.Tally;
import io.beckon.core.executable.TotalClause;
import io.beckon.core.expression.Expression;
import io.beckon.core.model.Clause.Aggregate;
import io.beckon.core.source.Problems;
import io.beckon.core.state.LastValue;
import io.beckon.core.state.TallyKind;
import io.beckon.core.value.Numbers;
import java.math.BigDecimal;

/** Compiles clauses over the values of a property: decides what is kept for them. */
final class AggregateCompiler {

  private final ClauseCompiler clauses;
  private final Problems problems;

  AggregateCompiler(ClauseCompiler clauses, Problems problems) {
    this.clauses = clauses;
    this.problems = problems;
  }

  /** Null where there is a problem. */
  ExecutableClause compile(Aggregate clause) {
    Expression where = clauses.where(clause.event(), clause.where());
    Expression property = clauses.property(clause.event(), clause.property(), clause.span());
    if (!isSound(clause) || property == null) {
      return null;
    }
    Extent extent = Extent.of(clause.reach());
    TallyKind kind = kind(clause.kind(), extent.isEver());
    int keep = kind == TallyKind.LAST ? 1 : Tally.MOST_AMOUNTS;
    Tally tally = new Tally(clause.event(), where, property, kind, extent.demand(keep));
    Limit limit = new Limit(clause.bound());
    String text = ClauseText.of(clause);
    return switch (kind) {
      case TOTAL -> new TotalClause(tally, BigDecimal.ZERO, limit, text);
      case HIGHEST_EVER, LOWEST_EVER -> new TotalClause(tally, null, limit, text);
      case LAST -> new LastValueClause(tally, extent, limit, text);
      default -> new AggregateClause(clause.kind(), tally, extent, limit, text);
    };
  }

  private static TallyKind kind(Aggregate.Kind kind, boolean ever) {
    return switch (kind) {
      case SUM -> ever ? TallyKind.TOTAL : TallyKind.NUMBERS;
      case MIN -> ever ? TallyKind.LOWEST_EVER : TallyKind.LOWEST;
      case MAX -> ever ? TallyKind.HIGHEST_EVER : TallyKind.HIGHEST;
      case LAST -> TallyKind.LAST;
      case DISTINCT -> TallyKind.VARIETY;
    };
  }

  /** A bound that nothing kept could ever tell is refused. */
  private boolean isSound(Aggregate clause) {
    Object bound = clause.bound().value();
    if (clause.kind() == Aggregate.Kind.DISTINCT
        && Numbers.isNumber(bound)
        && Numbers.asDouble(bound) >= Tally.MOST_AMOUNTS) {
      problems.add(
          clause.span(),
          "no more than " + Tally.MOST_AMOUNTS + " different values of a property are kept",
          "compare `distinct` with less than " + Tally.MOST_AMOUNTS);
      return false;
    }
    if (bound instanceof String text && text.length() > LastValue.LONGEST) {
      problems.add(
          clause.span(),
          "a text of more than " + LastValue.LONGEST + " characters is not kept",
          "compare `last` with a shorter one");
      return false;
    }
    return true;
  }
}
