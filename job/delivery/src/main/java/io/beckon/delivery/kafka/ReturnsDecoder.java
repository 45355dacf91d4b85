package io.beckon.delivery.kafka;

import io.beckon.delivery.record.Instruction;
import io.beckon.delivery.record.Report;
import io.beckon.delivery.record.ReturnRecord;
import io.beckon.runtime.log.RawRecord;
import io.beckon.runtime.log.ReasonCounters;
import io.beckon.runtime.wire.DeadLetters;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Records of the returns topic on their way to the desks of their commands; others are set aside.
 */
public final class ReturnsDecoder extends ProcessFunction<RawRecord, Instruction> {

  private static final long serialVersionUID = 1L;

  private transient ReasonCounters deadLetters;

  @Override
  public void open(OpenContext context) {
    deadLetters = new ReasonCounters(getRuntimeContext().getMetricGroup(), "deadLetters");
  }

  @Override
  public void processElement(RawRecord record, Context context, Collector<Instruction> out) {
    if (record.pulse()) {
      return;
    }
    Optional<ReturnRecord> read = ReturnRecord.read(record.value());
    if (read.isPresent()) {
      out.collect(
          new Instruction(read.get().commandId(), record.value(), "", record.place(), true));
    } else {
      deadLetters.count("bad_return");
      context.output(
          SendsDecoder.SET_ASIDE,
          Report.of(
              DeadLetters.of(
                  record.place(),
                  record.key(),
                  record.value(),
                  "bad_return",
                  "the record is no bounce and no complaint as the gateway writes them")));
    }
  }
}
