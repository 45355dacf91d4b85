package io.beckon.delivery.decide;

/**
 * A word about whether a campaign is held.
 *
 * @param campaign its id, or {@link #ALL}
 * @param held whether nothing of it is handed over
 * @param heldAt from when: epoch milliseconds
 */
public record Hold(String campaign, boolean held, long heldAt) {

  /** All campaigns, transactional messages and calls included. */
  public static final String ALL = "*";
}
