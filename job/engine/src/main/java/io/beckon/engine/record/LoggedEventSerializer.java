package io.beckon.engine.record;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.runtime.record.RecordSerializer;
import java.util.Arrays;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** An event of the log at the job's edges. */
public final class LoggedEventSerializer extends RecordSerializer<LoggedEvent> {

  static final LoggedEventSerializer INSTANCE = new LoggedEventSerializer();

  /** Without the place in the partition. */
  private static final int NO_OFFSET = 1;

  /** Of users only. */
  private static final int NO_ITEMS = 2;

  private static final int FORM = 3;

  /** By their number in the record: new ones stand last. */
  private static final Event.Kind[] KINDS = {
    Event.Kind.TRACK, Event.Kind.IDENTIFY, Event.Kind.ITEM
  };

  @Override
  protected void write(LoggedEvent record, ByteWriter to) {
    Event event = record.event();
    to.oneByte(FORM).oneByte(Arrays.asList(KINDS).indexOf(event.kind()));
    to.text(event.name()).text(event.userId()).text(event.messageId());
    // Most events reach the log within seconds: the difference is small, an instant is not.
    to.signed(record.logTime()).signed(record.logTime() - event.time());
    to.unsigned(record.partition()).unsigned(record.offset()).entries(event.properties());
  }

  @Override
  protected LoggedEvent read(int form, ByteReader from) {
    if (form != FORM && form != NO_ITEMS && form != NO_OFFSET) {
      throw unknownForm("logged event", form);
    }
    Event.Kind kind = KINDS[from.oneByte()];
    String name = from.text();
    String userId = from.text();
    String messageId = from.text();
    long logTime = from.signed();
    long time = logTime - from.signed();
    int partition = from.count();
    long offset = form == NO_OFFSET ? 0 : from.unsigned();
    Event event = new Event(kind, name, userId, messageId, time, from.entries());
    return new LoggedEvent(event, logTime, partition, offset);
  }

  @Override
  public TypeSerializerSnapshot<LoggedEvent> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<LoggedEvent> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
