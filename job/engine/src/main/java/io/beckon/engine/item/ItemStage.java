package io.beckon.engine.item;

import io.beckon.core.catalog.Catalog;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.Notice;
import io.beckon.core.item.Desk;
import io.beckon.core.item.Desks;
import io.beckon.core.item.ItemBounds;
import io.beckon.core.item.ItemInput;
import io.beckon.core.item.ItemKey;
import io.beckon.core.time.TimeRules;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.Outgoing;
import io.beckon.engine.user.CampaignChanges;
import io.beckon.engine.user.CampaignLog;
import io.beckon.engine.user.EffectEncoder;
import io.beckon.engine.user.LogClock;
import io.beckon.engine.user.StageFailure;
import io.beckon.engine.user.UserStage;
import java.util.ArrayList;
import java.util.List;
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

/**
 * The desks of all items of one worker. What a desk is told waits until log time has come so far;
 * then it is told in the order of the log, and tells the item's watchers, so many a second.
 *
 * <p>Input 1 is what desks are told, keyed by {@link ItemKey#text()}. Only its watermarks are time,
 * and the last one, {@link Watermark#MAX_WATERMARK}, is not. Input 2 is the campaigns' log, as of
 * the user stage; what is wrong with a change is told there.
 *
 * <p>Events for watchers leave by {@link UserStage#EMITTED}, what is too large for the log by the
 * main output.
 */
public final class ItemStage extends AbstractStreamOperator<Outgoing>
    implements TwoInputStreamOperator<ItemInput, CampaignChange, Outgoing>,
        Triggerable<String, VoidNamespace> {

  private static final long serialVersionUID = 1;

  /** Savepoints know the timers by this name. */
  private static final String WAKE_UPS = "wake-ups";

  /**
   * So many wake-ups are handled in one go, before barriers and other items' inputs get their turn.
   * One may tell some thousand watchers.
   */
  static final int SLICE = 5;

  /**
   * Inputs of one second wait for one wake-up, at its end: an item that a thousand users look at in
   * a second has no thousand timers.
   */
  private static final long SECOND = 1_000;

  private final TimeRules rules;
  private final ItemBounds bounds;
  private final CampaignLog campaignLog;
  private final EffectEncoder encoder;

  private transient MailboxExecutor mailbox;
  private transient InternalTimerService<VoidNamespace> wakeUps;
  private transient LogClock clock;
  private transient CampaignChanges campaigns;
  private transient Desks desks;
  private transient FlinkDeskParts parts;
  private transient WaitingInputs waiting;
  private transient ItemMetrics metrics;
  private transient Told told;

  public ItemStage(
      TimeRules rules, ItemBounds bounds, CampaignLog campaignLog, EffectEncoder encoder) {
    this.rules = rules;
    this.bounds = bounds;
    this.campaignLog = campaignLog;
    this.encoder = encoder;
  }

  @Override
  public void setMailboxExecutor(MailboxExecutor mailboxExecutor) {
    super.setMailboxExecutor(mailboxExecutor);
    mailbox = mailboxExecutor;
  }

  @Override
  public void open() throws Exception {
    super.open();
    Catalog catalog = new Catalog();
    campaigns = new CampaignChanges(catalog);
    campaignLog.readToEnd(campaigns::take);
    desks = new Desks(rules, bounds, catalog);
    parts = new FlinkDeskParts(getKeyedStateStore());
    waiting = new WaitingInputs(getKeyedStateStore());
    wakeUps = getInternalTimerService(WAKE_UPS, VoidNamespaceSerializer.INSTANCE, this);
    clock = new LogClock(getTimeServiceManager().orElseThrow(), mailbox, output, SLICE);
    metrics = new ItemMetrics(getMetricGroup(), clock, System::currentTimeMillis);
    told = new Told();
  }

  @Override
  public void processElement1(StreamRecord<ItemInput> element) {
    ItemInput input = element.getValue();
    metrics.count(input.kind());
    waiting.add(input);
    wakeUp(Math.floorDiv(input.logTime() + SECOND - 1, SECOND) * SECOND);
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) {
    try {
      Desk desk = Desk.load(ItemKey.of(timer.getKey()), parts);
      desk.wakeUps().fired(timer.getTimestamp());
      bringUp(desk, wakeUps.currentWatermark());
      if (desk.nextInstant() != Long.MAX_VALUE) {
        // One that is not needed any more does no harm; inputs may have one at the same instant.
        desk.wakeUps().request(desk.nextInstant(), this::wakeUp, unneeded -> {});
      }
      desk.save();
    } catch (RuntimeException e) {
      throw StageFailure.of(e, "the watchers of an item were told");
    }
    told.handOn();
  }

  @Override
  public void processElement2(StreamRecord<CampaignChange> element) {
    campaigns.take(element.getValue());
  }

  @Override
  public void processWatermark1(Watermark mark) throws Exception {
    clock.advance(mark);
  }

  @Override
  public void processWatermark2(Watermark mark) {
    // Time comes from the events' log.
  }

  @Override
  protected void processWatermarkStatus(WatermarkStatus status, int input) {
    if (input == 0) {
      output.emitWatermarkStatus(status);
    }
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
    throw new IllegalStateException("Nothing asks for wake-ups by the wall clock");
  }

  /**
   * Tells a desk what waited for this instant, and has it do what is due, each at its own instant
   * and in the order of these: but no more than one thing that is due, so that a desk far behind
   * does not hold others back. It is woken again for the next.
   */
  private void bringUp(Desk desk, long logTime) {
    List<ItemInput> inputs = waiting.inOrder();
    int taken = 0;
    boolean stepped = false;
    while (taken < inputs.size() && inputs.get(taken).logTime() <= logTime) {
      ItemInput input = inputs.get(taken);
      if (desk.nextInstant() > input.logTime()) {
        desks.apply(desk, input, told);
        taken++;
      } else if (stepped) {
        break;
      } else {
        desks.step(desk, input.logTime(), told);
        stepped = true;
      }
    }
    boolean all = taken == inputs.size() || inputs.get(taken).logTime() > logTime;
    if (all && !stepped) {
      desks.step(desk, logTime, told);
    }
    if (taken > 0) {
      waiting.keep(inputs.subList(taken, inputs.size()));
    }
  }

  private void wakeUp(long instant) {
    wakeUps.registerEventTimeTimer(VoidNamespace.INSTANCE, instant);
  }

  /** Holds what watchers are told until the desk has been saved. */
  private final class Told implements Effects {

    private final List<Effect> effects = new ArrayList<>();

    @Override
    public void emit(Effect effect) {
      effects.add(effect);
    }

    @Override
    public void notice(Notice notice) {
      metrics.count(notice);
    }

    void handOn() {
      for (Effect effect : effects) {
        metrics.countTold();
        Outgoing record = encoder.encode(effect);
        if (record.topic() == Outgoing.Topic.EVENTS) {
          output.collect(UserStage.EMITTED, new StreamRecord<>(record));
        } else {
          output.collect(new StreamRecord<>(record));
        }
      }
      effects.clear();
    }
  }
}
