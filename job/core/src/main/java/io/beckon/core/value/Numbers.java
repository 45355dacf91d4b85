package io.beckon.core.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers by what they are and not by how they came: JSON does not tell 50 from 50.0, and a
 * producer's library may write either. So {@link Long} and {@link Double} are one kind here, and no
 * answer depends on which of the two a number is.
 */
public final class Numbers {

  private static final double TWO_TO_63 = 0x1p63;

  /** A decimal with so many digits is told apart from every other one by the double it gives. */
  private static final int DIGITS_ALWAYS_KEPT = 15;

  /** So many digits tell every double from every other. */
  private static final int DIGITS_ALWAYS_ENOUGH = 17;

  private static final long FEWER_THAN_15_DIGITS = 100_000_000_000_000L;

  private static final long MOST_IN_THOUSANDTHS = Long.MAX_VALUE / 1000;

  /** What {@link #thousandths} gives where there are none. */
  public static final long NOT_IN_THOUSANDTHS = Long.MIN_VALUE;

  private Numbers() {}

  public static boolean isNumber(Object value) {
    return value instanceof Long || value instanceof Double;
  }

  /** The order of two numbers, without rounding. */
  public static int compare(Object a, Object b) {
    if (a instanceof Long x) {
      return b instanceof Long y ? Long.compare(x, y) : compare((long) x, (double) (Double) b);
    }
    double x = (Double) a;
    if (b instanceof Long y) {
      return -compare((long) y, x);
    }
    double y = (Double) b;
    // Not Double.compare: to it -0.0 is less than 0.0.
    return x < y ? -1 : x > y ? 1 : 0;
  }

  private static int compare(long whole, double other) {
    if (other >= TWO_TO_63) {
      return -1;
    }
    if (other < -TWO_TO_63) {
      return 1;
    }
    // Inside the range of long, cutting off the fraction is exact, and so is the way back.
    long cut = (long) other;
    if (whole != cut) {
      return Long.compare(whole, cut);
    }
    double fraction = other - cut;
    return fraction > 0 ? -1 : fraction < 0 ? 1 : 0;
  }

  /**
   * The same number as a {@link Long} where it is a whole one in the range of long; a number that
   * is not finite is none and gives null.
   */
  public static Object of(double number) {
    if (number == Math.rint(number) && number >= -TWO_TO_63 && number < TWO_TO_63) {
      return (long) number;
    }
    return Double.isFinite(number) ? (Object) number : null;
  }

  /** The same number as {@link #of(double)} has it. */
  public static Object of(Object number) {
    return number instanceof Double value ? of((double) value) : number;
  }

  /** The nearest double. */
  public static double asDouble(Object number) {
    return ((Number) number).doubleValue();
  }

  /**
   * A decimal that stands for this number alone, of 15 digits or, where that is not enough, of up
   * to 17; the same for 1 and 1.0 and on every Java version ({@link Double#toString} changed with
   * Java 19).
   */
  public static String text(Object number) {
    if (number instanceof Long whole) {
      return Long.toString(whole);
    }
    double fraction = (Double) number;
    Object same = of(fraction);
    if (same == null) {
      throw new IllegalArgumentException("Not a finite number");
    }
    if (same instanceof Long whole) {
      return Long.toString(whole);
    }
    long thousandths = thousandthsOf(fraction);
    if (thousandths != NOT_IN_THOUSANDTHS) {
      return BigDecimal.valueOf(thousandths, 3).stripTrailingZeros().toString();
    }
    BigDecimal exact = new BigDecimal(fraction);
    for (int digits = DIGITS_ALWAYS_KEPT; digits < DIGITS_ALWAYS_ENOUGH; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == fraction) {
        return rounded.stripTrailingZeros().toString();
      }
    }
    return exact
        .round(new MathContext(DIGITS_ALWAYS_ENOUGH, RoundingMode.HALF_EVEN))
        .stripTrailingZeros()
        .toString();
  }

  /**
   * The decimal that {@link #text(Object)} writes, times 1,000, where that is a whole number in the
   * range of long, as it is of prices and of counts; else {@link #NOT_IN_THOUSANDTHS}.
   */
  public static long thousandths(Object number) {
    Object same = of(number);
    if (same instanceof Long whole) {
      boolean fits = whole >= -MOST_IN_THOUSANDTHS && whole <= MOST_IN_THOUSANDTHS;
      return fits ? whole * 1000 : NOT_IN_THOUSANDTHS;
    }
    return same == null ? NOT_IN_THOUSANDTHS : thousandthsOf((Double) same);
  }

  /** The decimal that {@link #text(Object)} writes; not for a number that is not finite. */
  public static BigDecimal decimal(Object number) {
    long thousandths = thousandths(number);
    return thousandths == NOT_IN_THOUSANDTHS
        ? new BigDecimal(text(number)).stripTrailingZeros()
        : decimal(thousandths);
  }

  /** The decimal of so many thousandths. */
  public static BigDecimal decimal(long thousandths) {
    return BigDecimal.valueOf(thousandths, 3).stripTrailingZeros();
  }

  /** As a person writes it, where that is not too long. */
  public static String text(BigDecimal decimal) {
    BigDecimal shortest = decimal.stripTrailingZeros();
    boolean plain = shortest.scale() <= 20 && shortest.precision() - shortest.scale() <= 20;
    return plain ? shortest.toPlainString() : shortest.toString();
  }

  /**
   * Prices and the like: both are exact there, so the quotient is the double nearest the decimal.
   */
  private static long thousandthsOf(double fraction) {
    long thousandths = Math.round(fraction * 1000);
    return Math.abs(thousandths) < FEWER_THAN_15_DIGITS && thousandths / 1000.0 == fraction
        ? thousandths
        : NOT_IN_THOUSANDTHS;
  }
}
