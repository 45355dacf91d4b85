package io.beckon.core.run;

/**
 * Whether journeys changed the profile since it was last asked what that means to others, within
 * one instant. Mutable.
 */
final class Changes {

  /** Campaigns that change what the other looks at would never leave the instant. */
  private static final int BOUND = 20;

  private boolean profile;
  private int taken;

  void ofProfile() {
    profile = true;
  }

  /** Whether there is a change that somebody should be asked about. */
  boolean any() {
    return profile && taken < BOUND;
  }

  /**
   * Takes the changes so far.
   *
   * @return whether there were any
   */
  boolean take() {
    boolean found = any();
    taken += found ? 1 : 0;
    profile = false;
    return found;
  }
}
