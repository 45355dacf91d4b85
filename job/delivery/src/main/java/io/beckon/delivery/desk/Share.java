package io.beckon.delivery.desk;

/**
 * How many connections a lane may have at one time: one at first, one more for each attempt that
 * does not take much longer than attempts do, half as many after one that does. So a domain that is
 * slow from its first mail on has one connection and not all that it could have, and the others
 * hardly notice; where all are slow, none is. Where most connections have nothing to do, nobody is
 * kept from them of whom anything is known.
 */
final class Share {

  private static final double MUCH_LONGER = 3;

  private final int most;
  private int earned = 1;
  private boolean known;

  /**
   * The share of a lane of which nothing is known yet.
   *
   * @param most connections, however quick it is
   */
  Share(int most) {
    this.most = most;
  }

  /**
   * So many at one time.
   *
   * @param plenty whether most connections have nothing to do
   */
  int connections(boolean plenty) {
    return plenty && known ? most : earned;
  }

  /**
   * An attempt has come to an end.
   *
   * @param usualMs what attempts take, over all lanes, in milliseconds
   */
  void ended(long tookMs, double usualMs) {
    known = true;
    earned = tookMs > MUCH_LONGER * usualMs ? Math.max(1, earned / 2) : Math.min(most, earned + 1);
  }
}
