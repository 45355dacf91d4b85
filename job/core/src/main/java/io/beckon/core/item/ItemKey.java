package io.beckon.core.item;

/**
 * The desk of an item: one for each campaign that watches it, and way of watching.
 *
 * @param campaign its id
 * @param watch what makes users watch, as {@link io.beckon.core.executable.ItemWatch#key()}
 * @param item the value that says which item, in the form of {@link
 *     io.beckon.core.value.Values#key}: 1 and 1.0 are one item, "1" is another
 */
public record ItemKey(String campaign, long watch, String item) {

  /** A longer value names no item. */
  public static final int BOUND = 256;

  /** As it is keyed by; it is stored, so it never changes. */
  public String text() {
    return campaign + '\n' + Long.toHexString(watch) + '\n' + item;
  }

  /** The key of a text. */
  public static ItemKey of(String text) {
    int first = text.indexOf('\n');
    int second = text.indexOf('\n', first + 1);
    return new ItemKey(
        text.substring(0, first),
        Long.parseUnsignedLong(text.substring(first + 1, second), 16),
        text.substring(second + 1));
  }
}
