package io.beckon.engine.item;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import io.beckon.core.item.ItemInput;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * What the current desk has not been told yet, since log time has not come so far: the partitions
 * of the log are read at different speeds, and a desk is told in the order of the log.
 *
 * <p>The inputs of a second wait by themselves. Adding one reads nothing, and taking those of a
 * second reads and removes these alone: while a partition lags, what waits grows on the disk and by
 * as much as the log brings, and no wake-up costs more for it.
 */
final class WaitingInputs {

  /** Savepoints know it by this name. */
  static final ListStateDescriptor<byte[]> STATE =
      new ListStateDescriptor<>(
          "waiting-by-second", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  /** In milliseconds of log time. */
  private static final long SECOND = 1_000;

  private final Seconds seconds;

  /** The state of a second of the current desk. */
  @FunctionalInterface
  interface Seconds {
    ListState<byte[]> at(long end) throws Exception;
  }

  WaitingInputs(Seconds seconds) {
    this.seconds = seconds;
  }

  /**
   * Has it wait.
   *
   * @return the end of its second: the log time at which it is to be taken, epoch milliseconds
   */
  long add(ItemInput input) {
    long end = end(input.logTime());
    try {
      seconds.at(end).add(bytes(input));
    } catch (Exception e) {
      throw new FlinkRuntimeException("Writing state " + STATE.getName() + " failed", e);
    }
    return end;
  }

  /**
   * Takes those of the second of this instant, up to it, in the order in which a desk is told; the
   * seconds before have been taken.
   */
  List<ItemInput> take(long instant) {
    try {
      ListState<byte[]> second = seconds.at(end(instant));
      Iterable<byte[]> waiting = second.get();
      if (waiting == null) {
        return List.of();
      }
      List<ItemInput> taken = new ArrayList<>();
      List<byte[]> left = new ArrayList<>();
      for (byte[] bytes : waiting) {
        ItemInput input = ItemInput.read(new ByteReader(bytes));
        if (input.logTime() <= instant) {
          taken.add(input);
        } else {
          left.add(bytes);
        }
      }
      // An empty list clears it.
      second.update(left);
      taken.sort(ItemInput.IN_ORDER);
      return taken;
    } catch (Exception e) {
      throw new FlinkRuntimeException("Reading state " + STATE.getName() + " failed", e);
    }
  }

  private static long end(long logTime) {
    return Math.floorDiv(logTime + SECOND - 1, SECOND) * SECOND;
  }

  private static byte[] bytes(ItemInput input) {
    ByteWriter to = new ByteWriter();
    input.write(to);
    return to.toBytes();
  }
}
