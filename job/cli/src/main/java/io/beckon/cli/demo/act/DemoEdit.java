package io.beckon.cli.demo.act;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The edit that the demo makes where the watcher makes none: not one item of 20 any more, but the
 * whole cart must be worth something, and an order is forgotten after half a day. First with a
 * slip, then mended. Played once more, the cart must be worth more.
 */
final class DemoEdit {

  private static final Pattern WORTH = Pattern.compile("event\\.\\w+ >= (\\d+)");
  private static final String ORDERED = "{did: order_placed, within: 24h}";
  private static final String ORDERED_LATELY = "{did: order_placed, within: 12h}";
  private static final int FIRST = 60;
  private static final int MORE = 5;
  private static final String SLIP = "event.totl";
  private static final String MEANT = "event.total";

  private DemoEdit() {}

  /** The text with a property that is misspelt; empty where the line is not there any more. */
  static Optional<String> withSlip(String text) {
    Matcher worth = WORTH.matcher(text);
    if (!worth.find()) {
      return Optional.empty();
    }
    int more = Math.max(FIRST, Integer.parseInt(worth.group(1)) + MORE);
    String changed = worth.replaceFirst(SLIP + " >= " + more);
    return Optional.of(changed.replace(ORDERED, ORDERED_LATELY));
  }

  /** The text with the slip mended; empty where another than the demo's is in it. */
  static Optional<String> mended(String text) {
    return text.contains(SLIP + ' ') ? Optional.of(text.replace(SLIP, MEANT)) : Optional.empty();
  }
}
