package io.beckon.core.executable;

import io.beckon.core.state.UserState;
import java.util.OptionalLong;

/**
 * When a user did something for the first time.
 *
 * @param tally the occurrences that count
 */
public record FirstTime(Tally tally) {

  /** Epoch milliseconds; empty where it never happened. */
  public OptionalLong of(UserState user) {
    throw new UnsupportedOperationException();
  }
}
