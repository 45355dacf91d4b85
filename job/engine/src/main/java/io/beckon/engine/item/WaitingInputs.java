package io.beckon.engine.item;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import io.beckon.core.item.ItemInput;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * What the current desk has not been told yet, since log time has not come so far: the partitions
 * of the log are read at different speeds, and a desk is told in the order of the log. Adding to it
 * reads nothing.
 */
final class WaitingInputs {

  /** Savepoints know it by this name. */
  private static final String NAME = "waiting";

  private final ListState<byte[]> state;

  WaitingInputs(KeyedStateStore store) {
    state =
        store.getListState(
            new ListStateDescriptor<>(NAME, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
  }

  void add(ItemInput input) {
    try {
      state.add(bytes(input));
    } catch (Exception e) {
      throw new FlinkRuntimeException("Writing state " + NAME + " failed", e);
    }
  }

  /** All of them, in the order in which the desk is told. */
  List<ItemInput> inOrder() {
    try {
      List<ItemInput> inputs = new ArrayList<>();
      for (byte[] bytes : state.get()) {
        inputs.add(ItemInput.read(new ByteReader(bytes)));
      }
      inputs.sort(ItemInput.IN_ORDER);
      return inputs;
    } catch (Exception e) {
      throw new FlinkRuntimeException("Reading state " + NAME + " failed", e);
    }
  }

  /** Keeps these and no others. */
  void keep(List<ItemInput> inputs) {
    try {
      // An empty list clears it.
      state.update(inputs.stream().map(WaitingInputs::bytes).toList());
    } catch (Exception e) {
      throw new FlinkRuntimeException("Writing state " + NAME + " failed", e);
    }
  }

  private static byte[] bytes(ItemInput input) {
    ByteWriter to = new ByteWriter();
    input.write(to);
    return to.toBytes();
  }
}
