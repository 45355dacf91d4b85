package io.beckon.core.value;

import java.math.BigDecimal;

/**
 * Adds decimals without rounding. Numbers in thousandths, which is what prices and counts are, cost
 * no more than the addition of a long. Not thread-safe.
 */
public final class Sum {

  private long thousandths;

  /** What did not fit there; null for nothing. */
  private BigDecimal rest;

  /** Adds so many thousandths. */
  public void add(long more) {
    long sum = thousandths + more;
    boolean overflows = ((thousandths ^ sum) & (more ^ sum)) < 0;
    if (overflows) {
      add(Numbers.decimal(thousandths));
      sum = more;
    }
    thousandths = sum;
  }

  public void add(BigDecimal more) {
    rest = rest == null ? more : rest.add(more);
  }

  /** Whether {@link #thousandths()} are all there is. */
  public boolean isInThousandths() {
    return rest == null;
  }

  public long thousandths() {
    return thousandths;
  }

  public BigDecimal decimal() {
    BigDecimal whole = Numbers.decimal(thousandths);
    return rest == null ? whole : whole.add(rest);
  }
}
