package io.beckon.engine.kafka;

import io.beckon.core.event.Decoded;
import io.beckon.core.event.LoggedEvent;
import io.beckon.engine.record.Outgoing;
import io.beckon.engine.record.RecordType;
import io.beckon.engine.wire.EventReader;
import io.beckon.runtime.log.RawRecord;
import io.beckon.runtime.log.ReasonCounters;
import io.beckon.runtime.wire.DeadLetters;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Makes events of records. What is none is set aside with its bytes and a reason, and the job lives
 * on; a pulse has done its work when it gets here.
 *
 * <p>Counts {@code accepted}, {@code pulses} and, by reason, {@code deadLetters}; shows for each
 * partition {@code timeLagMs}, how far the wall clock is ahead of its last record.
 */
public final class EventDecoder extends ProcessFunction<RawRecord, LoggedEvent> {

  /** What was set aside. */
  public static final OutputTag<Outgoing> DEAD_LETTERS =
      new OutputTag<>("dead-letters", RecordType.OUTGOING);

  private static final long serialVersionUID = 1L;

  private transient EventReader reader;
  private transient Counter accepted;
  private transient Counter pulses;
  private transient ReasonCounters deadLetters;
  private transient PartitionLags lags;

  @Override
  public void open(OpenContext context) {
    MetricGroup metrics = getRuntimeContext().getMetricGroup();
    reader = new EventReader();
    accepted = metrics.counter("accepted");
    pulses = metrics.counter("pulses");
    deadLetters = new ReasonCounters(metrics, "deadLetters");
    lags = new PartitionLags(metrics, System::currentTimeMillis);
  }

  @Override
  public void processElement(RawRecord record, Context context, Collector<LoggedEvent> out) {
    lags.read(record.partition(), record.logTime());
    if (record.pulse()) {
      pulses.inc();
      return;
    }
    Decoded decoded = reader.read(record.value(), record.logTime());
    if (decoded instanceof Decoded.Accepted event) {
      accepted.inc();
      out.collect(
          new LoggedEvent(event.event(), event.logTime(), record.partition(), record.offset()));
    } else if (decoded instanceof Decoded.Refused refused) {
      String reason = refused.reason().wireName();
      deadLetters.count(reason);
      context.output(
          DEAD_LETTERS,
          Outgoing.of(
              DeadLetters.of(
                  record.place(), record.key(), record.value(), reason, refused.text())));
    }
  }
}
