package io.beckon.core.state;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import java.math.BigDecimal;
import java.util.function.IntToLongFunction;

/** One number that stands for all there ever were: their sum, the greatest or the least. */
public final class Total implements Kept {

  /** Null where there was none yet. */
  private BigDecimal number;

  /** Adds a number. */
  public boolean add(BigDecimal more) {
    number = number == null ? more : number.add(more);
    return true;
  }

  /** Takes a number where it is greater, or else less; says whether anything changed. */
  public boolean addExtreme(BigDecimal other, boolean highest) {
    if (number != null) {
      int order = other.compareTo(number);
      if (highest ? order <= 0 : order >= 0) {
        return false;
      }
    }
    number = other;
    return true;
  }

  /** Null where there was none yet. */
  public BigDecimal number() {
    return number;
  }

  @Override
  public boolean isEmpty() {
    return number == null;
  }

  /** It is asked for ever. */
  @Override
  public boolean forget(IntToLongFunction floor) {
    return false;
  }

  @Override
  public long latestBeyond(int rank) {
    return Long.MIN_VALUE;
  }

  @Override
  public boolean has(Anchor moment) {
    return false;
  }

  @Override
  public void write(ByteWriter to) {
    DecimalCodec.write(number, to);
  }

  static Total read(ByteReader from) {
    Total total = new Total();
    total.number = DecimalCodec.read(from);
    return total;
  }
}
