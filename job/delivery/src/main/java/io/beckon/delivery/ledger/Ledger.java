package io.beckon.delivery.ledger;

import io.beckon.schemas.DeliveryRecord;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The ledger in the hands of one worker. What is written of one command stays in order. */
public interface Ledger extends AutoCloseable {

  /**
   * Reads what is there, up to its end at the time of the call. Called once, first.
   *
   * @param from where to begin, by partition; others from their beginning
   * @throws IOException where it cannot be read
   */
  void readBack(Map<Integer, Long> from, Consumer<DeliveryRecord> take) throws IOException;

  /** Writes; done when no failure of ours takes the record away. Safe for several threads. */
  CompletableFuture<Void> write(DeliveryRecord record);

  /**
   * What this worker writes from now on stands at these offsets or behind them, by partition; what
   * it was told of before stands before them.
   */
  Map<Integer, Long> ends();

  /** Waits until all that was written is safe, or could not be written. */
  void flush();

  @Override
  void close();
}
