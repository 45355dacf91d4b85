package io.beckon.cli.demo.seen;

import io.beckon.delivery.decide.End;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * What became of the messages that were ordered.
 *
 * @param ordered commands that delivery was given
 * @param open those of which the ledger knows no end yet
 * @param inFlight those among the open that have arrived
 * @param ends how many came to which end, by the ledger's word for it; for a message that could not
 *     be made with the reason behind it
 * @param arrived those that are in the inbox
 * @param unknown handed over without an answer, not repeated, listed: nobody can know
 * @param unknownArrived those among the unknown that did arrive
 * @param lost neither arrived nor listed by the ledger as what will not; or the ledger says that it
 *     will not arrive, and it did
 * @param twice arrived more than once
 */
public record Tally(
    int ordered,
    int open,
    int inFlight,
    Map<String, Integer> ends,
    int arrived,
    int unknown,
    int unknownArrived,
    int lost,
    int twice) {

  /** A server that works gives nobody these. */
  private static final Set<String> UNSOUND = Set.of(End.REFUSED.word(), End.GIVEN_UP.word());

  /**
   * Whether all these messages are done with: each reached delivery and has an end, and none was
   * refused.
   *
   * @param all how many there are
   */
  public boolean completes(int all) {
    return ordered == all && open == 0 && Collections.disjoint(UNSOUND, ends.keySet());
  }

  /** Whether nothing was lost and nothing came twice. */
  public boolean kept() {
    return lost == 0 && twice == 0;
  }
}
