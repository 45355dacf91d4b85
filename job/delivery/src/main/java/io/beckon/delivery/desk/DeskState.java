package io.beckon.delivery.desk;

import io.beckon.delivery.decide.Written;
import io.beckon.delivery.record.Entry;
import io.beckon.delivery.record.EntrySerializer;
import io.beckon.delivery.record.WrittenSerializer;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;

/**
 * What is kept of commands; each of it is of the current key. Savepoints know it by these names.
 */
final class DeskState {

  private static final ValueStateDescriptor<Entry> ENTRY =
      new ValueStateDescriptor<>("command", EntrySerializer.TYPE);

  private static final ValueStateDescriptor<Written> WRITTEN =
      new ValueStateDescriptor<>("written", WrittenSerializer.TYPE);

  private static final ValueStateDescriptor<Boolean> PARKED =
      new ValueStateDescriptor<>("parked", Types.BOOLEAN);

  private final KeyedStateBackend<String> backend;
  private final ValueState<Entry> entry;
  private final ValueState<Written> written;
  private final ValueState<Boolean> parked;

  DeskState(KeyedStateBackend<String> backend) throws Exception {
    this.backend = backend;
    entry = of(ENTRY);
    written = of(WRITTEN);
    parked = of(PARKED);
  }

  private <T> ValueState<T> of(ValueStateDescriptor<T> descriptor) throws Exception {
    return backend.getPartitionedState(
        VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, descriptor);
  }

  void setKey(String commandId) {
    backend.setCurrentKey(commandId);
  }

  /** The command; null where nothing is known of it. */
  Entry entry() throws IOException {
    return entry.value();
  }

  void put(Entry known) throws IOException {
    entry.update(known);
  }

  void forget() {
    entry.clear();
    written.clear();
    parked.clear();
  }

  /** What the ledger said of it at the start, once; null where it said nothing. */
  Written takeWritten() throws IOException {
    Written said = written.value();
    if (said != null) {
      written.clear();
    }
    return said;
  }

  Written written() throws IOException {
    return written.value();
  }

  void put(Written said) throws IOException {
    written.update(said);
  }

  void park() throws IOException {
    parked.update(true);
  }

  void unpark() throws IOException {
    if (parked.value() != null) {
      parked.clear();
    }
  }

  /** All that are parked are no more; each is the current key when it is handed out. */
  void unparkAll(Consumer<String> taker) throws Exception {
    backend.applyToAllKeys(
        VoidNamespace.INSTANCE,
        VoidNamespaceSerializer.INSTANCE,
        PARKED,
        (String key, ValueState<Boolean> state) -> {
          state.clear();
          taker.accept(key);
        });
  }
}
