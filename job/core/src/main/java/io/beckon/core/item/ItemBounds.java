package io.beckon.core.item;

import java.io.Serializable;

/**
 * How much one item can be to one campaign.
 *
 * @param perSecond how many watchers are told in one second of log time, at most
 * @param watchers how many are remembered; beyond it the oldest is forgotten
 */
public record ItemBounds(int perSecond, int watchers) implements Serializable {

  public static final ItemBounds DEFAULT = new ItemBounds(2_000, 1_000_000);

  /** So many events of one item wait for the one before to be handed out; the next is left out. */
  public static final int QUEUE = 16;

  /** Characters of the properties of an item's event as JSON: each watcher is told them. */
  public static final int EVENT = 8 * 1024;

  public ItemBounds {
    if (perSecond < 1 || watchers < 1) {
      throw new IllegalArgumentException("A bound of items must be 1 or more");
    }
  }
}
