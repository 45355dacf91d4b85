package io.beckon.delivery.desk;

import io.beckon.delivery.ledger.Ledger;
import io.beckon.delivery.ledger.Position;
import io.beckon.delivery.record.FloorSerializer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;

/**
 * From where the ledger is to be read when state is restored: before everything that the state does
 * not know. That is where this worker's own writing had come to, or where the oldest attempt that
 * was under way had been begun. Of all workers the lowest counts, since commands may have moved
 * between them.
 */
final class LedgerFloors {

  private static final ListStateDescriptor<Position> FLOORS =
      new ListStateDescriptor<>("ledger-floors", FloorSerializer.TYPE);

  private final ListState<Position> kept;

  LedgerFloors(OperatorStateStore store) throws Exception {
    kept = store.getUnionListState(FLOORS);
  }

  Map<Integer, Long> restored() throws Exception {
    Map<Integer, Long> floors = new HashMap<>();
    for (Position floor : kept.get()) {
      floors.merge(floor.partition(), floor.offset(), Math::min);
    }
    return floors;
  }

  void save(Ledger ledger, Collection<Attempt> underWay) throws Exception {
    Map<Integer, Long> floors = new HashMap<>(ledger.ends());
    for (Attempt attempt : underWay) {
      attempt.begun().forEach((partition, offset) -> floors.merge(partition, offset, Math::min));
    }
    List<Position> all = new ArrayList<>();
    floors.forEach((partition, offset) -> all.add(new Position(partition, offset)));
    kept.update(all);
  }
}
