package io.beckon.engine.kafka;

import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.Outgoing;
import io.beckon.engine.record.RecordType;
import io.beckon.engine.wire.CampaignRecords;
import io.beckon.runtime.log.RawRecord;
import io.beckon.runtime.log.ReasonCounters;
import io.beckon.runtime.wire.DeadLetters;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Makes changes of the campaigns' log of its records. What cannot be read is set aside, and the
 * campaigns that are in force stay so; what is only delivery's goes no further.
 */
public final class CampaignDecoder extends ProcessFunction<RawRecord, CampaignChange> {

  /** What was set aside. */
  public static final OutputTag<Outgoing> DEAD_LETTERS =
      new OutputTag<>("dead-letters", RecordType.OUTGOING);

  private static final long serialVersionUID = 1L;

  private final CampaignRecords records;

  private transient Counter accepted;
  private transient ReasonCounters deadLetters;

  /**
   * A decoder.
   *
   * @param lead how long after its record a change is in force at the earliest
   */
  public CampaignDecoder(Duration lead) {
    this.records = new CampaignRecords(lead);
  }

  @Override
  public void open(OpenContext context) {
    accepted = getRuntimeContext().getMetricGroup().counter("accepted");
    deadLetters = new ReasonCounters(getRuntimeContext().getMetricGroup(), "deadLetters");
  }

  @Override
  public void processElement(RawRecord record, Context context, Collector<CampaignChange> out) {
    if (record.pulse()) {
      return;
    }
    CampaignRecords.Read read = records.read(record.value(), record.place());
    if (read instanceof CampaignRecords.Published published) {
      accepted.inc();
      if (published.change().kind().isOfJourneys()) {
        out.collect(published.change());
      }
    } else if (read instanceof CampaignRecords.Refused refused) {
      deadLetters.count(refused.reason());
      context.output(
          DEAD_LETTERS,
          Outgoing.of(
              DeadLetters.of(
                  record.place(), record.key(), record.value(), refused.reason(), refused.text())));
    }
  }
}
