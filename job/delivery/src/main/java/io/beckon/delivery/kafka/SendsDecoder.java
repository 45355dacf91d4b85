package io.beckon.delivery.kafka;

import io.beckon.delivery.decide.Hold;
import io.beckon.delivery.desk.CommandReader;
import io.beckon.delivery.record.Instruction;
import io.beckon.delivery.record.Notice;
import io.beckon.delivery.record.NoticeSerializer;
import io.beckon.delivery.record.Report;
import io.beckon.delivery.record.ReportSerializer;
import io.beckon.runtime.log.RawRecord;
import io.beckon.runtime.log.ReasonCounters;
import io.beckon.runtime.wire.DeadLetters;
import io.beckon.runtime.wire.SingleObjectReader;
import io.beckon.runtime.wire.SingleObjectReader.UnreadableException;
import io.beckon.schemas.CancelCommand;
import io.beckon.schemas.HoldCommand;
import io.beckon.schemas.SendCommand;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Tells the records of the sends topic apart; what is none of them is set aside. */
public final class SendsDecoder extends ProcessFunction<RawRecord, Instruction> {

  public static final OutputTag<Notice> NOTICES = new OutputTag<>("notices", NoticeSerializer.TYPE);

  public static final OutputTag<Report> SET_ASIDE =
      new OutputTag<>("set-aside", ReportSerializer.TYPE);

  private static final long serialVersionUID = 1L;

  private static final byte[] NOTHING = new byte[0];

  private transient CommandReader sends;
  private transient SingleObjectReader<CancelCommand> cancels;
  private transient SingleObjectReader<HoldCommand> holds;
  private transient ReasonCounters deadLetters;

  @Override
  public void open(OpenContext context) {
    sends = new CommandReader();
    cancels =
        new SingleObjectReader<>(
            CancelCommand.getClassSchema(), List.of(), CancelCommand::createDecoder);
    holds =
        new SingleObjectReader<>(
            HoldCommand.getClassSchema(), List.of(), HoldCommand::createDecoder);
    deadLetters = new ReasonCounters(getRuntimeContext().getMetricGroup(), "deadLetters");
  }

  @Override
  public void processElement(RawRecord record, Context context, Collector<Instruction> out) {
    if (record.pulse()) {
      return;
    }
    try {
      SendCommand command = sends.read(record.value());
      out.collect(new Instruction(command.getCommandId(), record.value(), "", record.place()));
    } catch (UnreadableException e) {
      if (e.isSchemaUnknown()) {
        cancel(record, context, out);
      } else {
        setAside(record, context, "not_avro", "the record is none that Avro can read");
      }
    }
  }

  private void cancel(RawRecord record, Context context, Collector<Instruction> out) {
    try {
      CancelCommand cancel = cancels.read(record.value());
      out.collect(
          new Instruction(cancel.getCommandId(), NOTHING, cancel.getReason(), record.place()));
    } catch (UnreadableException e) {
      if (e.isSchemaUnknown()) {
        hold(record, context);
      } else {
        setAside(record, context, "not_avro", "the record begins as a cancel, and is none");
      }
    }
  }

  private void hold(RawRecord record, Context context) {
    try {
      HoldCommand hold = holds.read(record.value());
      context.output(
          NOTICES,
          new Notice.Held(
              new Hold(hold.getCampaign(), hold.getHeld(), hold.getHeldAt().toEpochMilli())));
    } catch (UnreadableException e) {
      if (e.isSchemaUnknown()) {
        setAside(
            record, context, "unknown_schema", "the record is of a schema that is not known here");
      } else {
        setAside(record, context, "not_avro", "the record begins as a hold, and is none");
      }
    }
  }

  private void setAside(RawRecord record, Context context, String reason, String text) {
    deadLetters.count(reason);
    context.output(
        SET_ASIDE,
        Report.of(DeadLetters.of(record.place(), record.key(), record.value(), reason, text)));
  }
}
