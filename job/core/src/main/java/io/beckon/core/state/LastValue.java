package io.beckon.core.state;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import io.beckon.core.value.Numbers;
import java.util.function.IntToLongFunction;

/** The value that a property had last. */
public final class LastValue implements Kept {

  /** Characters of a text; of a longer one, a list or a map only that it was there is kept. */
  public static final int LONGEST = 256;

  /** Null where there was none yet. */
  private Anchor at;

  /** Null for a value that is not kept. */
  private Object value;

  /** Takes a value that is not missing; says whether anything changed. */
  public boolean add(Anchor when, Object found) {
    if (at != null && when.isBefore(at.time(), at.place())) {
      return false;
    }
    at = when;
    value = kept(found);
    return true;
  }

  /** When it had it; null where it never had one. */
  public Anchor at() {
    return at;
  }

  /** A {@link Boolean}, a number or a text; null for a value that is not kept. */
  public Object value() {
    return value;
  }

  @Override
  public boolean isEmpty() {
    return at == null;
  }

  @Override
  public boolean forget(IntToLongFunction floor) {
    if (at == null || at.time() > floor.applyAsLong(1)) {
      return false;
    }
    at = null;
    value = null;
    return true;
  }

  @Override
  public long latestBeyond(int rank) {
    return at == null || rank > 0 ? Long.MIN_VALUE : at.time();
  }

  @Override
  public boolean has(Anchor moment) {
    return moment.equals(at);
  }

  @Override
  public void write(ByteWriter to) {
    to.signed(at.time()).unsigned(at.place()).value(value);
  }

  static LastValue read(ByteReader from) {
    LastValue last = new LastValue();
    last.at = new Anchor(from.signed(), from.unsigned());
    last.value = from.value();
    return last;
  }

  private static Object kept(Object found) {
    if (found instanceof String text) {
      return text.length() <= LONGEST ? text : null;
    }
    if (Numbers.isNumber(found)) {
      // 5 and 5.0 are one, in bytes too.
      return Numbers.of(found);
    }
    return found instanceof Boolean ? found : null;
  }
}
