package io.beckon.core.state;

import io.beckon.core.codec.ByteWriter;
import java.util.function.IntToLongFunction;

/** What is kept of one tally of a user. */
public sealed interface Kept
    permits Occurrences, Amounts, Variety, LastValue, Total, OccurrencesByValue {

  boolean isEmpty();

  /**
   * Forgets what no question can reach any more.
   *
   * @param floor by rank, the latest being 1: the instant at and before which an occurrence of that
   *     rank is not needed; never less for a higher rank
   * @return whether anything changed
   */
  boolean forget(IntToLongFunction floor);

  /**
   * Event time of the latest occurrence of a higher rank than this; {@link Long#MIN_VALUE} where
   * there is none.
   */
  long latestBeyond(int rank);

  /**
   * Whether it has what happened at this moment already, which must not be added once more; of a
   * total, which has no moments, it says no.
   */
  boolean has(Anchor moment);

  void write(ByteWriter to);
}
