package io.beckon.engine.user;

import io.beckon.engine.record.CampaignChange;
import java.util.List;
import java.util.function.Consumer;

/** A campaigns' log that is complete. */
@SuppressWarnings("serial") // stays where it was made
record FixedLog(List<CampaignChange> changes) implements CampaignLog {

  @Override
  public Reader open() {
    return new Reader() {
      @Override
      public long readToEnd(Consumer<CampaignChange> take) {
        changes.forEach(take);
        return ALL_TIME;
      }

      @Override
      public void close() {
        // Nothing is held.
      }
    };
  }
}
