package io.beckon.coupon.pool;

import java.util.regex.Pattern;

/** How much there can be. What is beyond it in the log is passed over, by all who read it. */
public final class CouponBounds {

  /** Codes that a pool can ever have had. */
  public static final int MOST_CODES = 1_000_000;

  /** Codes that all pools together can ever have had. */
  public static final int MOST_CODES_IN_ALL = 4_000_000;

  public static final int MOST_POOLS = 1_000;

  /** Characters of a code. */
  public static final int LONGEST_CODE = 64;

  /** Characters of a command's id. */
  static final int LONGEST_COMMAND = 500;

  private static final Pattern POOL = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

  private CouponBounds() {}

  /** Whether a pool can have this name: a letter, then up to 63 letters, digits, - or _. */
  public static boolean isPool(String name) {
    return POOL.matcher(name).matches();
  }

  /**
   * Whether it can be a code: letters, digits and {@code - _ .}, so that it reads the same in a
   * page, an address and a table.
   */
  public static boolean isCode(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_CODE
        && text.chars().allMatch(CouponBounds::isAllowed);
  }

  private static boolean isAllowed(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '_'
        || c == '.';
  }

  static boolean isCommand(String id) {
    return !id.isEmpty() && id.length() <= LONGEST_COMMAND;
  }
}
