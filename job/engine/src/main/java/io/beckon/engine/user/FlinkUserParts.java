package io.beckon.engine.user;

import io.beckon.core.state.Part;
import io.beckon.core.state.UserParts;
import java.util.Set;
import java.util.TreeSet;
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
 * The entry of the user whose key is the current one, in Flink's keyed state.
 *
 * <p>A part is a state of its own, with a name that savepoints know it by. The bytes are the
 * core's: Flink sees arrays, and a later build reads what an earlier one wrote, because the core
 * does.
 */
final class FlinkUserParts implements UserParts {

  private static final TypeInformation<byte[]> BYTES =
      PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;

  private final ValueState<byte[]> agenda;
  private final ValueState<byte[]> profile;
  private final ValueState<byte[]> messages;
  private final ValueState<byte[]> recent;
  private final ValueState<byte[]> contact;
  private final MapState<String, byte[]> history;

  FlinkUserParts(KeyedStateStore store) {
    agenda = store.getState(new ValueStateDescriptor<>("agenda", BYTES));
    profile = store.getState(new ValueStateDescriptor<>("profile", BYTES));
    messages = store.getState(new ValueStateDescriptor<>("messages", BYTES));
    recent = store.getState(new ValueStateDescriptor<>("recent", BYTES));
    contact = store.getState(new ValueStateDescriptor<>("contact", BYTES));
    history = store.getMapState(new MapStateDescriptor<>("history", Types.STRING, BYTES));
  }

  @Override
  public byte[] load(Part part, String row) {
    try {
      return part == Part.HISTORY ? history.get(row) : single(part).value();
    } catch (Exception e) {
      throw new FlinkRuntimeException("Reading state " + part + " failed", e);
    }
  }

  @Override
  public void save(Part part, String row, byte[] bytes) {
    try {
      if (part != Part.HISTORY) {
        single(part).update(bytes);
      } else if (bytes == null) {
        history.remove(row);
      } else {
        history.put(row, bytes);
      }
    } catch (Exception e) {
      throw new FlinkRuntimeException("Writing state " + part + " failed", e);
    }
  }

  @Override
  public Set<String> historyRows() {
    try {
      Set<String> rows = new TreeSet<>();
      history.keys().forEach(rows::add);
      return rows;
    } catch (Exception e) {
      throw new FlinkRuntimeException("Reading state " + Part.HISTORY + " failed", e);
    }
  }

  private ValueState<byte[]> single(Part part) {
    return switch (part) {
      case AGENDA -> agenda;
      case PROFILE -> profile;
      case MESSAGES -> messages;
      case RECENT -> recent;
      case CONTACT -> contact;
      case HISTORY -> throw new IllegalArgumentException("History has rows");
    };
  }
}
