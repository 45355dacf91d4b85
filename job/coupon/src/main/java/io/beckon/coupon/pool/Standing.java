package io.beckon.coupon.pool;

/**
 * How a pool stands.
 *
 * @param pool its name
 * @param loaded codes that it ever got
 * @param claimed of these, how many a command has
 * @param released how often a code was given back
 * @param free how many can be given out; loaded less claimed
 */
public record Standing(String pool, int loaded, int claimed, int released, int free) {

  /** Of a pool that has never had a code. */
  public static Standing empty(String pool) {
    return new Standing(pool, 0, 0, 0, 0);
  }
}
