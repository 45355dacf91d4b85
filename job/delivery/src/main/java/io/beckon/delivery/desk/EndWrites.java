package io.beckon.delivery.desk;

import io.beckon.delivery.ledger.Ledger;
import io.beckon.schemas.DeliveryRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Writes the ends of commands to the ledger, from any thread. A checkpoint says of a command that
 * it has ended, and then the ledger is to say so too: what it did not take is written again before
 * the checkpoint goes on. An end may be written late, since nothing is written of a command behind
 * its end.
 */
final class EndWrites {

  /** Each waits as long as the ledger does for one record. */
  private static final int TRIES = 3;

  private final Ledger ledger;
  private final Queue<DeliveryRecord> refused = new ConcurrentLinkedQueue<>();

  EndWrites(Ledger ledger) {
    this.ledger = ledger;
  }

  void write(DeliveryRecord end) {
    ledger
        .write(end)
        .whenComplete(
            (safe, error) -> {
              if (error != null) {
                refused.add(end);
              }
            });
  }

  /**
   * Waits until the ledger has all that was written.
   *
   * @return how many it had refused at first
   * @throws IOException where it refuses some again and again
   */
  int settle() throws IOException {
    int again = 0;
    for (int i = 0; i < TRIES; i++) {
      ledger.flush();
      List<DeliveryRecord> late = new ArrayList<>();
      for (DeliveryRecord end = refused.poll(); end != null; end = refused.poll()) {
        late.add(end);
      }
      if (late.isEmpty()) {
        return again;
      }
      again += late.size();
      late.forEach(this::write);
    }
    ledger.flush();
    if (!refused.isEmpty()) {
      throw new IOException(
          "The ledger does not take how " + refused.size() + " commands have ended");
    }
    return again;
  }
}
