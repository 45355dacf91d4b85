package io.beckon.engine.user;

import io.beckon.core.state.Part;
import io.beckon.core.state.UserParts;
import java.util.EnumMap;
import java.util.Map;
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

  /** Every part that has no rows. */
  private final Map<Part, ValueState<byte[]>> singles = new EnumMap<>(Part.class);

  private final Map<Part, MapState<String, byte[]>> rows = new EnumMap<>(Part.class);

  FlinkUserParts(KeyedStateStore store) {
    for (Part part : Part.values()) {
      if (part.hasRows()) {
        rows.put(
            part, store.getMapState(new MapStateDescriptor<>(name(part), Types.STRING, BYTES)));
      } else {
        singles.put(part, store.getState(new ValueStateDescriptor<>(name(part), BYTES)));
      }
    }
  }

  /** What savepoints know a part by: a released name is not changed, nor given to another part. */
  private static String name(Part part) {
    return switch (part) {
      case AGENDA -> "agenda";
      case PROFILE -> "profile";
      case MESSAGES -> "messages";
      case RECENT -> "recent";
      case CONTACT -> "contact";
      case HISTORY -> "history";
      case SEQUENCES -> "sequences";
    };
  }

  @Override
  public byte[] load(Part part, String row) {
    try {
      return part.hasRows() ? rows.get(part).get(row) : singles.get(part).value();
    } catch (Exception e) {
      throw new FlinkRuntimeException("Reading state " + part + " failed", e);
    }
  }

  @Override
  public void save(Part part, String row, byte[] bytes) {
    try {
      if (!part.hasRows()) {
        singles.get(part).update(bytes);
      } else if (bytes == null) {
        rows.get(part).remove(row);
      } else {
        rows.get(part).put(row, bytes);
      }
    } catch (Exception e) {
      throw new FlinkRuntimeException("Writing state " + part + " failed", e);
    }
  }

  @Override
  public Set<String> historyRows() {
    try {
      Set<String> names = new TreeSet<>();
      rows.get(Part.HISTORY).keys().forEach(names::add);
      return names;
    } catch (Exception e) {
      throw new FlinkRuntimeException("Reading state " + Part.HISTORY + " failed", e);
    }
  }
}
