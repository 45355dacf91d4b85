package io.beckon.delivery.coupon;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.apache.flink.metrics.MetricGroup;

/** Gives coupon codes to commands. Called by many threads at once. */
public interface Coupons extends AutoCloseable {

  /** Where no topic of codes is named. */
  Coupons NONE =
      new Coupons() {
        @Override
        public Map<String, String> take(String commandId, Set<String> pools) {
          return Map.of();
        }

        @Override
        public void giveBack(String commandId) {}

        @Override
        public void flush() {}

        @Override
        public void show(MetricGroup group) {}

        @Override
        public void close() {}
      };

  /**
   * A code from each of these pools, by pool: the same for the same command, whoever asks and how
   * often, and nobody else's.
   *
   * @return without those pools of which there can be none ever
   * @throws NoCouponException where there is none for now; what was taken from other pools stays
   */
  Map<String, String> take(String commandId, Set<String> pools) throws NoCouponException;

  /** Gives back what a command has, if it has anything. Only where nobody can have seen it. */
  void giveBack(String commandId);

  /**
   * Waits until all that was given back is safe.
   *
   * @throws IOException where it is not
   */
  void flush() throws IOException;

  /**
   * Asked now and then by the worker.
   *
   * @throws IOException where they cannot be followed any more: only a worker that starts anew can
   */
  default void mustGoOn() throws IOException {}

  /** Shows the pools to ops. */
  void show(MetricGroup group);

  @Override
  void close();

  /** There is no code for now; there may be one later. */
  final class NoCouponException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    NoCouponException(String reason, String message) {
      super(message);
      this.reason = reason;
    }

    /** In a word: no_coupon, coupons_away. */
    public String reason() {
      return reason;
    }
  }
}
