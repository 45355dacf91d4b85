package io.beckon.delivery.kafka;

import io.beckon.delivery.ledger.Position;
import io.beckon.delivery.record.FloorSerializer;
import io.beckon.delivery.record.Instruction;
import io.beckon.delivery.record.Notice;
import io.beckon.runtime.log.RawRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Runs the decoder, and tells all desks once a second how far the topic has been read. A partition
 * in which nothing new comes was read so far before a restart: each worker knows that of all of
 * them, since partitions may move between workers.
 */
public final class SendsReading extends ProcessOperator<RawRecord, Instruction> {

  private static final long serialVersionUID = 1L;

  /** Savepoints know it by this name. */
  private static final ListStateDescriptor<Position> READ =
      new ListStateDescriptor<>("read", FloorSerializer.TYPE);

  private static final long EVERY_MS = 1_000;

  private transient ListState<Position> kept;
  private transient Map<Integer, Long> read;
  private transient Map<Integer, Long> untold;

  public SendsReading() {
    super(new SendsDecoder());
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    kept = context.getOperatorStateStore().getUnionListState(READ);
    read = new HashMap<>();
    for (Position position : kept.get()) {
      read.merge(position.partition(), position.offset(), Math::max);
    }
    untold = new HashMap<>(read);
  }

  @Override
  public void open() throws Exception {
    super.open();
    tellAt(getProcessingTimeService().getCurrentProcessingTime());
  }

  private void tellAt(long instant) {
    getProcessingTimeService()
        .registerTimer(
            instant,
            now -> {
              tell();
              tellAt(now + EVERY_MS);
            });
  }

  private void tell() {
    untold.forEach(
        (partition, next) ->
            output.collect(
                SendsDecoder.NOTICES, new StreamRecord<>(new Notice.Read(partition, next))));
    untold.clear();
  }

  @Override
  public void processElement(StreamRecord<RawRecord> element) throws Exception {
    super.processElement(element);
    RawRecord record = element.getValue();
    read.put(record.partition(), record.offset() + 1);
    untold.put(record.partition(), record.offset() + 1);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    List<Position> all = new ArrayList<>();
    read.forEach((partition, next) -> all.add(new Position(partition, next)));
    kept.update(all);
  }
}
