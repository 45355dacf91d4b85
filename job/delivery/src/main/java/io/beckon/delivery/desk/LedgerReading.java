package io.beckon.delivery.desk;

import io.beckon.delivery.decide.Written;
import io.beckon.delivery.record.Entry;
import io.beckon.schemas.DeliveryRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/** Takes what the ledger says at the start into the state, until the command itself is met. */
final class LedgerReading {

  private final DeskState state;
  private final Predicate<String> ours;
  private final LongConsumer lookAt;

  LedgerReading(DeskState state, Predicate<String> ours, LongConsumer lookAt) {
    this.state = state;
    this.ours = ours;
    this.lookAt = lookAt;
  }

  void take(DeliveryRecord record, long now) {
    String id = record.getCommandId();
    if (!ours.test(id)) {
      return;
    }
    Written said =
        new Written(
            record.getStatus(),
            record.getAttempt(),
            record.getCode(),
            record.getAt().toEpochMilli(),
            record.getExpiresAt().toEpochMilli(),
            record.getReason());
    state.setKey(id);
    try {
      Entry entry = state.entry();
      boolean waits = entry != null && !entry.hasEnded();
      // An old savepoint may have one waiting that ended long ago.
      if (!waits && said.expiresAt() + Desk.KEPT_MS <= now) {
        return;
      }
      Written known = state.written();
      // Where the ledger was given more partitions, one command's records stand in two of them.
      state.put(known == null ? said : known.orLater(said));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lookAt.accept(now);
  }
}
