package io.beckon.core.catalog;

import java.util.Locale;

/** Whether somebody holds a campaign: then nobody enters, and what is to be sent waits. */
public enum Hold {
  NONE,
  /** This campaign alone. */
  PAUSED,
  /** All campaigns at once. */
  HALTED;

  /** As records and people call it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
