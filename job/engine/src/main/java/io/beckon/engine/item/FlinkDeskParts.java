package io.beckon.engine.item;

import io.beckon.core.item.DeskParts;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * The desk whose key is the current one, in Flink's keyed state. Watchers have numbered places, so
 * that telling goes on where it stood by one read each, however many there are: Flink's maps cannot
 * be entered in the middle. The bytes are the core's.
 */
final class FlinkDeskParts implements DeskParts {

  private static final TypeInformation<byte[]> BYTES =
      PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;

  // Savepoints know them by these names.
  private static final String AGENDA = "desk";
  private static final String WATCHERS = "watchers";
  private static final String PLACES = "places";

  private final ValueState<byte[]> agenda;
  private final MapState<Long, byte[]> watchers;
  private final MapState<String, Long> places;

  FlinkDeskParts(KeyedStateStore store) {
    agenda = store.getState(new ValueStateDescriptor<>(AGENDA, BYTES));
    watchers = store.getMapState(new MapStateDescriptor<>(WATCHERS, Types.LONG, BYTES));
    places = store.getMapState(new MapStateDescriptor<>(PLACES, Types.STRING, Types.LONG));
  }

  @Override
  public byte[] agenda() {
    try {
      return agenda.value();
    } catch (Exception e) {
      throw failed("Reading", AGENDA, e);
    }
  }

  @Override
  public void agenda(byte[] bytes) {
    try {
      agenda.update(bytes);
    } catch (Exception e) {
      throw failed("Writing", AGENDA, e);
    }
  }

  @Override
  public byte[] watcher(long place) {
    try {
      return watchers.get(place);
    } catch (Exception e) {
      throw failed("Reading", WATCHERS, e);
    }
  }

  @Override
  public void watcher(long place, byte[] bytes) {
    put(watchers, WATCHERS, place, bytes);
  }

  @Override
  public Long place(String userId) {
    try {
      return places.get(userId);
    } catch (Exception e) {
      throw failed("Reading", PLACES, e);
    }
  }

  @Override
  public void place(String userId, Long place) {
    put(places, PLACES, userId, place);
  }

  private static <K, V> void put(MapState<K, V> state, String name, K key, V value) {
    try {
      if (value == null) {
        state.remove(key);
      } else {
        state.put(key, value);
      }
    } catch (Exception e) {
      throw failed("Writing", name, e);
    }
  }

  private static FlinkRuntimeException failed(String doing, String name, Exception cause) {
    return new FlinkRuntimeException(doing + " state " + name + " failed", cause);
  }
}
