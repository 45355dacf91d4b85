package io.beckon.delivery.desk;

import io.beckon.delivery.decide.Hold;
import io.beckon.delivery.decide.Holds;
import io.beckon.delivery.record.HoldSerializer;
import java.util.ArrayList;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;

/** What is held, over restarts: each worker keeps all of it, and a new one reads what all kept. */
final class HoldBook {

  private static final ListStateDescriptor<Hold> HOLDS =
      new ListStateDescriptor<>("holds", HoldSerializer.TYPE);

  private final Holds holds = new Holds();
  private final ListState<Hold> kept;

  HoldBook(OperatorStateStore store, long now) throws Exception {
    kept = store.getUnionListState(HOLDS);
    for (Hold hold : kept.get()) {
      holds.take(hold, now);
    }
  }

  Holds holds() {
    return holds;
  }

  void save() throws Exception {
    kept.update(new ArrayList<>(holds.all()));
  }
}
