package io.beckon.core.event;

import io.beckon.core.value.TextHash;

/**
 * What happened to an item, as a campaign's watchers of it are told: an event of the user in the
 * log, whose name is the campaign's own. No producer and no tracking plan has such a name, and it
 * is nothing that the user did: it breaks no silence and counts in no history.
 */
public final class ItemNews {

  private static final String MARK = "beckon:item:";

  private ItemNews() {}

  /** The name under which a campaign is told of an item's event. */
  public static String name(String event, String campaign) {
    String name = MARK + event + '@' + campaign;
    return name.length() <= SegmentReader.MAX_NAME
        ? name
        : MARK + Long.toHexString(TextHash.of(name)) + '@' + campaign;
  }

  /** Whether an event's name is of this kind. */
  public static boolean is(String name) {
    return name.startsWith(MARK);
  }
}
