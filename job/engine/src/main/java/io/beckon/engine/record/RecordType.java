package io.beckon.engine.record;

import io.beckon.core.event.LoggedEvent;
import io.beckon.core.item.ItemInput;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * The types of what crosses the job's edges. They must be named where a stream is made: Flink would
 * guess something that works and is not this.
 */
public final class RecordType<T> extends TypeInformation<T> {

  public static final TypeInformation<LoggedEvent> LOGGED_EVENT =
      new RecordType<>(LoggedEvent.class, LoggedEventSerializer.INSTANCE);

  public static final TypeInformation<CampaignChange> CAMPAIGN_CHANGE =
      new RecordType<>(CampaignChange.class, CampaignChangeSerializer.INSTANCE);

  public static final TypeInformation<Outgoing> OUTGOING =
      new RecordType<>(Outgoing.class, OutgoingSerializer.INSTANCE);

  public static final TypeInformation<ItemInput> ITEM_INPUT =
      new RecordType<>(ItemInput.class, ItemInputSerializer.INSTANCE);

  private final Class<T> type;
  private final RecordSerializer<T> serializer;

  private RecordType(Class<T> type, RecordSerializer<T> serializer) {
    this.type = type;
    this.serializer = serializer;
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return serializer;
  }

  @Override
  public Class<T> getTypeClass() {
    return type;
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  /** A user's id is a key, a whole record is not. */
  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof RecordType;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordType<?> that && type.equals(that.type);
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }

  @Override
  public String toString() {
    return type.getSimpleName();
  }
}
