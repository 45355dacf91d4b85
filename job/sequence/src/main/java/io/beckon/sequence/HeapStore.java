package io.beckon.sequence;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.AggregatingState;
import org.apache.flink.api.common.state.AggregatingStateDescriptor;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReducingState;
import org.apache.flink.api.common.state.ReducingStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;

/** The maps that CEP's buffer asks for, in memory: three, and nothing else. */
final class HeapStore implements KeyedStateStore {

  private final Map<String, HeapMap<?, ?>> maps = new HashMap<>();

  @Override
  public <K, V> MapState<K, V> getMapState(MapStateDescriptor<K, V> descriptor) {
    HeapMap<K, V> map = new HeapMap<>();
    maps.put(descriptor.getName(), map);
    return map;
  }

  /**
   * The map that was asked for under this name.
   *
   * @throws IllegalStateException where none was: this is another CEP
   */
  @SuppressWarnings("unchecked") // the types are those of who asked for the map
  <K, V> HeapMap<K, V> map(String name) {
    HeapMap<?, ?> map = maps.get(name);
    if (map == null) {
      throw new IllegalStateException(
          "Flink CEP keeps no `" + name + "`, only " + maps.keySet() + ": it is another version");
    }
    return (HeapMap<K, V>) map;
  }

  @Override
  public <T> ValueState<T> getState(ValueStateDescriptor<T> descriptor) {
    throw notAsked();
  }

  @Override
  public <T> ListState<T> getListState(ListStateDescriptor<T> descriptor) {
    throw notAsked();
  }

  @Override
  public <T> ReducingState<T> getReducingState(ReducingStateDescriptor<T> descriptor) {
    throw notAsked();
  }

  @Override
  public <I, A, O> AggregatingState<I, O> getAggregatingState(
      AggregatingStateDescriptor<I, A, O> descriptor) {
    throw notAsked();
  }

  @Override
  public <T> org.apache.flink.api.common.state.v2.ValueState<T> getValueState(
      org.apache.flink.api.common.state.v2.ValueStateDescriptor<T> descriptor) {
    throw notAsked();
  }

  @Override
  public <T> org.apache.flink.api.common.state.v2.ListState<T> getListState(
      org.apache.flink.api.common.state.v2.ListStateDescriptor<T> descriptor) {
    throw notAsked();
  }

  @Override
  public <K, V> org.apache.flink.api.common.state.v2.MapState<K, V> getMapState(
      org.apache.flink.api.common.state.v2.MapStateDescriptor<K, V> descriptor) {
    throw notAsked();
  }

  @Override
  public <T> org.apache.flink.api.common.state.v2.ReducingState<T> getReducingState(
      org.apache.flink.api.common.state.v2.ReducingStateDescriptor<T> descriptor) {
    throw notAsked();
  }

  @Override
  public <I, A, O> org.apache.flink.api.common.state.v2.AggregatingState<I, O> getAggregatingState(
      org.apache.flink.api.common.state.v2.AggregatingStateDescriptor<I, A, O> descriptor) {
    throw notAsked();
  }

  @Override
  public String getBackendTypeIdentifier() {
    throw notAsked();
  }

  private static UnsupportedOperationException notAsked() {
    return new UnsupportedOperationException("Flink CEP keeps maps only: it is another version");
  }
}
