package io.beckon.core.state;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import io.beckon.core.value.Numbers;
import io.beckon.core.value.Sum;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/** Occurrences with a number each, without rounding. */
public final class Amounts implements Kept {

  /** The form of the column of numbers where not all of them are thousandths. */
  private static final int DECIMALS = 4;

  /** By number of decimal places, how many thousandths a unit of the last of them is. */
  private static final int[] UNITS = {1000, 100, 10, 1};

  private static final BigDecimal MOST_THOUSANDTHS = BigDecimal.valueOf(Long.MAX_VALUE);

  private final Occurrences when;

  /** In thousandths. */
  private long[] small;

  /** What thousandths cannot say, by index, and null where they can; null where all can. */
  private BigDecimal[] large;

  Amounts() {
    this(new Occurrences(), new long[0]);
  }

  private Amounts(Occurrences when, long[] small) {
    this.when = when;
    this.small = small;
  }

  /** Takes one; the caller minds the bound. */
  public void add(Anchor at, Object number) {
    int index = when.insert(at);
    small = Longs.insert(small, index, 0);
    if (large != null) {
      BigDecimal[] longer = Arrays.copyOf(large, small.length);
      System.arraycopy(large, index, longer, index + 1, large.length - index);
      longer[index] = null;
      large = longer;
    }
    long thousandths = Numbers.thousandths(number);
    if (thousandths != Numbers.NOT_IN_THOUSANDTHS) {
      small[index] = thousandths;
    } else {
      set(index, Numbers.decimal(number));
    }
  }

  /**
   * Takes one unless a later one reaches it, and forgets the earlier ones that it reaches; so the
   * numbers grow, or fall, towards the older ones, and the extreme of the latest n is the n-th.
   *
   * @param highest whether the greater number is the farther, or else the less
   * @return whether anything changed
   */
  public boolean addExtreme(Anchor at, Object number, boolean highest) {
    add(at, number);
    int n = when.countAfter(at) + 1;
    if (n > 1 && reaches(n - 1, n, highest)) {
      remove(n);
      return false;
    }
    while (n < size() && reaches(n, n + 1, highest)) {
      remove(n + 1);
    }
    return true;
  }

  /** Forgets the oldest. */
  public void removeOldest() {
    truncate(size() - 1);
  }

  @Override
  public boolean forget(IntToLongFunction floor) {
    return truncate(when.reached(floor));
  }

  private boolean truncate(int keep) {
    small = Arrays.copyOf(small, Math.min(keep, small.length));
    large = large == null ? null : Arrays.copyOf(large, small.length);
    return when.truncate(keep);
  }

  private void remove(int n) {
    when.remove(n);
    small = Longs.remove(small, n - 1);
    if (large != null) {
      BigDecimal[] shorter = Arrays.copyOf(large, small.length);
      System.arraycopy(large, n, shorter, n - 1, shorter.length - n + 1);
      large = shorter;
    }
  }

  public Occurrences when() {
    return when;
  }

  public int size() {
    return when.size();
  }

  /** Whether the number of the n-th latest is {@link #thousandths}, n from 1. */
  public boolean isInThousandths(int n) {
    return large == null || large[n - 1] == null;
  }

  public long thousandths(int n) {
    return small[n - 1];
  }

  /** The number of the n-th latest, n from 1. */
  public BigDecimal decimal(int n) {
    return isInThousandths(n) ? Numbers.decimal(small[n - 1]) : large[n - 1];
  }

  /** Adds the number of the n-th latest, n from 1. */
  public void addTo(Sum sum, int n) {
    if (isInThousandths(n)) {
      sum.add(small[n - 1]);
    } else {
      sum.add(large[n - 1]);
    }
  }

  @Override
  public boolean isEmpty() {
    return when.isEmpty();
  }

  @Override
  public long latestBeyond(int rank) {
    return when.latestBeyond(rank);
  }

  @Override
  public boolean has(Anchor moment) {
    return when.has(moment);
  }

  @Override
  public void write(ByteWriter to) {
    when.write(to);
    int form = form();
    to.oneByte(form);
    for (int n = 1; n <= size(); n++) {
      if (form == DECIMALS) {
        DecimalCodec.write(decimal(n), to);
      } else {
        to.signed(small[n - 1] / UNITS[form]);
      }
    }
  }

  static Amounts read(ByteReader from) {
    Occurrences when = Occurrences.read(from);
    Amounts amounts = new Amounts(when, new long[when.size()]);
    int form = from.oneByte();
    for (int i = 0; i < when.size(); i++) {
      if (form == DECIMALS) {
        amounts.set(i, DecimalCodec.read(from));
      } else {
        amounts.small[i] = from.signed() * UNITS[form];
      }
    }
    return amounts;
  }

  /** The fewest decimal places that say every number. */
  private int form() {
    int form = 0;
    for (int n = 1; n <= size(); n++) {
      if (!isInThousandths(n)) {
        return DECIMALS;
      }
      while (small[n - 1] % UNITS[form] != 0) {
        form++;
      }
    }
    return form;
  }

  private void set(int index, BigDecimal decimal) {
    BigDecimal thousandths = decimal.movePointRight(3).stripTrailingZeros();
    if (thousandths.scale() <= 0 && thousandths.abs().compareTo(MOST_THOUSANDTHS) <= 0) {
      small[index] = thousandths.longValueExact();
    } else {
      large = large == null ? new BigDecimal[small.length] : large;
      large[index] = decimal;
    }
  }

  private boolean reaches(int later, int earlier, boolean highest) {
    int order =
        isInThousandths(later) && isInThousandths(earlier)
            ? Long.compare(small[later - 1], small[earlier - 1])
            : decimal(later).compareTo(decimal(earlier));
    return highest ? order >= 0 : order <= 0;
  }
}
