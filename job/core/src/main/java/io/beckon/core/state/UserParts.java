package io.beckon.core.state;

import java.util.Set;

/** Where the bytes of one user's entry are kept. */
public interface UserParts {

  /**
   * The bytes of a part, or null where there are none. They are not to be changed.
   *
   * @param row the event name for {@link Part#HISTORY}, campaign and trigger for {@link
   *     Part#SEQUENCES}, empty otherwise
   */
  byte[] load(Part part, String row);

  /** Keeps the bytes of a part; null removes it. */
  void save(Part part, String row, byte[] bytes);

  /** The event names that have history. */
  Set<String> historyRows();
}
