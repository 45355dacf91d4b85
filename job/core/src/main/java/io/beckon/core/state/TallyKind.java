package io.beckon.core.state;

import io.beckon.core.codec.ByteReader;

/**
 * What is kept of the occurrences of an event, so that some question can be answered at any
 * instant. Windows are open towards later events; so each kind leaves out what a later occurrence
 * has made meaningless.
 */
public enum TallyKind {
  /** When it happened, the latest so many times. */
  TIMES(1),
  /** When it happened first. */
  FIRST(2),
  /** The value that it had last. */
  LAST(3),
  /** Every number, with when it came. */
  NUMBERS(4),
  /** Every number that no later one reached, with when it came. */
  HIGHEST(5),
  /** Every number that no later one fell to, with when it came. */
  LOWEST(6),
  /** Every different value, with when it came last. */
  VARIETY(7),
  /** The sum of all numbers. */
  TOTAL(8),
  /** The greatest of all numbers. */
  HIGHEST_EVER(9),
  /** The least of all numbers. */
  LOWEST_EVER(10),
  /** By value, when it happened, the latest so many times. */
  TIMES_BY_VALUE(11),
  /** When it happened, as far as nothing has answered it since. */
  UNANSWERED(12);

  private static final TallyKind[] BY_CODE = new TallyKind[13];

  static {
    for (TallyKind kind : values()) {
      BY_CODE[kind.code] = kind;
    }
  }

  /** Stands for the kind in bytes; released meaning, a number is never used anew. */
  private final int code;

  TallyKind(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static TallyKind of(int code) {
    if (code < 1 || code >= BY_CODE.length) {
      throw new IllegalStateException("Unknown kind of tally " + code);
    }
    return BY_CODE[code];
  }

  /** A tally of this kind that holds nothing yet. */
  Kept empty() {
    return switch (this) {
      case TIMES, FIRST, UNANSWERED -> new Occurrences();
      case LAST -> new LastValue();
      case NUMBERS, HIGHEST, LOWEST -> new Amounts();
      case VARIETY -> new Variety();
      case TOTAL, HIGHEST_EVER, LOWEST_EVER -> new Total();
      case TIMES_BY_VALUE -> new OccurrencesByValue();
    };
  }

  Kept read(ByteReader from) {
    return switch (this) {
      case TIMES, FIRST, UNANSWERED -> Occurrences.read(from);
      case LAST -> LastValue.read(from);
      case NUMBERS, HIGHEST, LOWEST -> Amounts.read(from);
      case VARIETY -> Variety.read(from);
      case TOTAL, HIGHEST_EVER, LOWEST_EVER -> Total.read(from);
      case TIMES_BY_VALUE -> OccurrencesByValue.read(from);
    };
  }
}
