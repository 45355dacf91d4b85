package io.beckon.core.state;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * The instants at which the host was asked to wake this user, strictly decreasing.
 *
 * <p>A host's timer cannot be moved cheaply, so a wake-up is asked for only below the smallest that
 * is pending: one that comes for nothing is harmless, and finds out what to ask for next. A single
 * remembered instant is not enough: after it fired for nothing it forgot the later ones, asked for
 * them again with every event, and 121 piled up for one user.
 */
public final class WakeUps {

  /** Never more are pending. */
  public static final int BOUND = 8;

  private long[] pending;

  public WakeUps(long... pending) {
    this.pending = pending;
  }

  /**
   * Sees to it that the user is woken at this instant or before.
   *
   * @param register is given the instant to register, where one is needed
   * @param delete is given an instant to delete, where the bound asks for it
   */
  public void request(long instant, LongConsumer register, LongConsumer delete) {
    int size = pending.length;
    if (size > 0 && pending[size - 1] <= instant) {
      return;
    }
    int from = size == BOUND ? 1 : 0;
    if (from == 1) {
      delete.accept(pending[0]);
    }
    long[] more = Arrays.copyOfRange(pending, from, size + 1);
    more[more.length - 1] = instant;
    pending = more;
    register.accept(instant);
  }

  /** Strikes out what has fired: every wake-up of this instant and before. */
  public void fired(long instant) {
    int left = pending.length;
    while (left > 0 && pending[left - 1] <= instant) {
      left--;
    }
    pending = Arrays.copyOf(pending, left);
  }

  /** How many are pending. */
  public int size() {
    return pending.length;
  }

  public void write(ByteWriter to) {
    to.unsigned(pending.length);
    for (long instant : pending) {
      to.signed(instant);
    }
  }

  public static WakeUps read(ByteReader from) {
    long[] pending = new long[from.count()];
    for (int i = 0; i < pending.length; i++) {
      pending[i] = from.signed();
    }
    return new WakeUps(pending);
  }
}
