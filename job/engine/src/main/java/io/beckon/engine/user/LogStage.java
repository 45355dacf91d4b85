package io.beckon.engine.user;

import io.beckon.core.catalog.Catalog;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.Outgoing;
import io.beckon.engine.record.RecordType;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/**
 * A keyed stage that decides by the events' log and the campaigns' log, and by nothing else.
 *
 * <p>Only the watermarks of input 1 are time, and the last one, {@link Watermark#MAX_WATERMARK}, is
 * not: it is passed on, and nothing comes due by it.
 *
 * <p>Input 2 is the campaigns' log, broadcast. It may begin anywhere, and may repeat what was read
 * at the start: a change that is known changes nothing. It neither moves nor holds back time,
 * whether it is silent, idle or ended: where it is behind, the stage reads that log itself.
 *
 * @param <T> what comes by input 1
 */
public abstract class LogStage<T> extends AbstractStreamOperator<Outgoing>
    implements TwoInputStreamOperator<T, CampaignChange, Outgoing>,
        Triggerable<String, VoidNamespace> {

  /** What goes back to the log, apart from what is decided. */
  public static final OutputTag<Outgoing> EMITTED = new OutputTag<>("emitted", RecordType.OUTGOING);

  private static final long serialVersionUID = 1;

  /** Savepoints know the timers by this name. */
  private static final String WAKE_UPS = "wake-ups";

  private final CampaignLog campaignLog;
  private final long lead;
  private final int slice;

  private transient MailboxExecutor mailbox;
  private transient InternalTimerService<VoidNamespace> wakeUps;
  private transient LogClock clock;
  private transient CampaignChanges campaigns;
  private transient KnownCampaigns known;

  /**
   * A stage.
   *
   * @param lead how long after the campaigns' log took it a change is in force at the earliest
   * @param slice so many wake-ups are handled in one go
   */
  protected LogStage(CampaignLog campaignLog, Duration lead, int slice) {
    this.campaignLog = campaignLog;
    this.lead = lead.toMillis();
    this.slice = slice;
  }

  @Override
  public final void setMailboxExecutor(MailboxExecutor mailboxExecutor) {
    super.setMailboxExecutor(mailboxExecutor);
    mailbox = mailboxExecutor;
  }

  @Override
  public final void open() throws Exception {
    super.open();
    Catalog catalog = new Catalog();
    campaigns = new CampaignChanges(catalog);
    known = new KnownCampaigns(campaignLog, campaigns, lead);
    wakeUps = getInternalTimerService(WAKE_UPS, VoidNamespaceSerializer.INSTANCE, this);
    clock = new LogClock(getTimeServiceManager().orElseThrow(), mailbox, output, slice);
    open(catalog);
  }

  /** Opens what is the stage's own; the campaigns that were published before are known. */
  protected abstract void open(Catalog catalog) throws Exception;

  protected final InternalTimerService<VoidNamespace> wakeUps() {
    return wakeUps;
  }

  protected final LogClock clock() {
    return clock;
  }

  /** What came of the campaigns' log so far. */
  protected final CampaignChanges campaigns() {
    return campaigns;
  }

  protected final KnownCampaigns known() {
    return known;
  }

  @Override
  public final void processElement2(StreamRecord<CampaignChange> element) {
    CampaignChange change = element.getValue();
    told(change, campaigns.take(change));
  }

  /**
   * A change has been taken.
   *
   * @param problem what is wrong with it
   */
  protected abstract void told(CampaignChange change, Optional<String> problem);

  @Override
  public final void processWatermark1(Watermark mark) throws Exception {
    if (!mark.equals(Watermark.MAX_WATERMARK)) {
      known.await(mark.getTimestamp());
    }
    clock.advance(mark);
  }

  /** Time comes from the events' log; this says how far the campaigns are known. */
  @Override
  public final void processWatermark2(Watermark mark) {
    if (!mark.equals(Watermark.MAX_WATERMARK)) {
      known.heard(mark.getTimestamp());
    }
  }

  @Override
  public void close() throws Exception {
    if (known != null) {
      known.close();
    }
    super.close();
  }

  @Override
  protected final void processWatermarkStatus(WatermarkStatus status, int input) {
    if (input == 0) {
      output.emitWatermarkStatus(status);
    }
  }

  @Override
  public final void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
    throw new IllegalStateException("Nothing asks for wake-ups by the wall clock");
  }

  protected final void putOut(Outgoing record) {
    if (record.goesBack()) {
      output.collect(EMITTED, new StreamRecord<>(record));
    } else {
      output.collect(new StreamRecord<>(record));
    }
  }
}
