package io.beckon.core.turn;

import java.util.HashSet;
import java.util.Set;

/**
 * Whether journeys changed the profile since it was last asked what that means to others, within
 * one instant. Mutable.
 */
public final class Changes {

  /** Campaigns that change what the other looks at would never leave the instant. */
  private static final int BOUND = 20;

  private final Set<String> entered = new HashSet<>();
  private boolean profile;
  private int taken;

  /**
   * Lets time into a campaign: one instant enters it once, by the first of its triggers, as one
   * event does.
   *
   * @param due {@code D}
   * @return false where it did so before
   */
  public boolean enters(String campaign, long due) {
    return entered.add(due + " " + campaign);
  }

  public void ofProfile() {
    profile = true;
  }

  /** Whether there is a change that somebody should be asked about. */
  public boolean any() {
    return profile && !isOver();
  }

  /** Whether there were more than the bound allows. */
  public boolean isOver() {
    return taken >= BOUND;
  }

  /**
   * Takes the changes so far.
   *
   * @return whether there were any
   */
  public boolean take() {
    boolean found = any();
    taken += found ? 1 : 0;
    profile = false;
    return found;
  }
}
