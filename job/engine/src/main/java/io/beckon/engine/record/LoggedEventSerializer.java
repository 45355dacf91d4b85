package io.beckon.engine.record;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** An event of the log at the job's edges. */
public final class LoggedEventSerializer extends RecordSerializer<LoggedEvent> {

  static final LoggedEventSerializer INSTANCE = new LoggedEventSerializer();

  /** Without the place in the partition. */
  private static final int NO_OFFSET = 1;

  private static final int FORM = 2;

  @Override
  void write(LoggedEvent record, ByteWriter to) {
    Event event = record.event();
    to.oneByte(FORM).flag(event.kind() == Event.Kind.IDENTIFY);
    to.text(event.name()).text(event.userId()).text(event.messageId());
    // Most events reach the log within seconds: the difference is small, an instant is not.
    to.signed(record.logTime()).signed(record.logTime() - event.time());
    to.unsigned(record.partition()).unsigned(record.offset()).entries(event.properties());
  }

  @Override
  LoggedEvent read(int form, ByteReader from) {
    if (form != FORM && form != NO_OFFSET) {
      throw unknownForm("logged event", form);
    }
    Event.Kind kind = from.flag() ? Event.Kind.IDENTIFY : Event.Kind.TRACK;
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
