package io.beckon.sequence;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import io.beckon.core.state.MatchedEvent;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The core's bytes of an event, behind their length. */
final class FedEventSerializer extends TypeSerializerSingleton<FedEvent> {

  static final FedEventSerializer INSTANCE = new FedEventSerializer();

  private static final long serialVersionUID = 1;

  @Override
  public void serialize(FedEvent fed, DataOutputView target) throws IOException {
    ByteWriter to = new ByteWriter();
    fed.kept().write(to);
    byte[] bytes = to.signed(fed.at() - fed.event().time()).toBytes();
    target.writeInt(bytes.length);
    target.write(bytes);
  }

  @Override
  public FedEvent deserialize(DataInputView source) throws IOException {
    byte[] bytes = new byte[source.readInt()];
    source.readFully(bytes);
    ByteReader from = new ByteReader(bytes);
    MatchedEvent event = MatchedEvent.read(from);
    return new FedEvent(event, event.time() + from.signed());
  }

  @Override
  public FedEvent deserialize(FedEvent reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public FedEvent createInstance() {
    return null;
  }

  @Override
  public FedEvent copy(FedEvent from) {
    return from;
  }

  @Override
  public FedEvent copy(FedEvent from, FedEvent reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public TypeSerializerSnapshot<FedEvent> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Flink makes one where it reads the state of an operator that keeps such events. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<FedEvent> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
