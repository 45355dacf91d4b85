package io.beckon.core.executable;

import io.beckon.core.model.Clause;
import io.beckon.core.state.Amounts;
import io.beckon.core.value.Numbers;
import io.beckon.core.value.Sum;
import io.beckon.core.value.Values;
import java.math.BigDecimal;

/** What a result is compared with, without rounding. */
public final class Limit {

  private final Clause.Bound.Kind kind;
  private final Object value;

  /** In thousandths, where the value is such a number. */
  private final long thousandths;

  /** Null where the value is no number. */
  private final BigDecimal decimal;

  public Limit(Clause.Bound bound) {
    this.kind = bound.kind();
    this.value = bound.value();
    boolean number = Numbers.isNumber(value);
    this.thousandths = number ? Numbers.thousandths(value) : Numbers.NOT_IN_THOUSANDTHS;
    this.decimal = number ? Numbers.decimal(value) : null;
  }

  boolean holdsOf(Sum sum) {
    return sum.isInThousandths() && isInThousandths()
        ? accepts(Long.compare(sum.thousandths(), thousandths))
        : holdsOf(sum.decimal());
  }

  /** Of the number of the n-th latest, n from 1. */
  boolean holdsOf(Amounts amounts, int n) {
    return amounts.isInThousandths(n) && isInThousandths()
        ? accepts(Long.compare(amounts.thousandths(n), thousandths))
        : holdsOf(amounts.decimal(n));
  }

  boolean holdsOf(BigDecimal number) {
    return decimal != null && accepts(number.compareTo(decimal));
  }

  boolean holdsOfCount(int count) {
    return isInThousandths()
        ? accepts(Long.compare(count * 1000L, thousandths))
        : holdsOf(BigDecimal.valueOf(count));
  }

  /** One of another type is neither over nor under nor equal; no more is a missing one. */
  boolean holdsOfValue(Object other) {
    if (kind == Clause.Bound.Kind.EQUALS) {
      return Values.equal(other, value);
    }
    return Numbers.isNumber(other) && holdsOf(Numbers.decimal(other));
  }

  private boolean isInThousandths() {
    return thousandths != Numbers.NOT_IN_THOUSANDTHS;
  }

  private boolean accepts(int order) {
    return switch (kind) {
      case OVER -> order > 0;
      case UNDER -> order < 0;
      case EQUALS -> order == 0;
    };
  }
}
