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
import io.beckon.engine.user.CampaignLog;
import io.beckon.engine.user.EffectEncoder;
import io.beckon.engine.user.LogStage;
import io.beckon.engine.user.StageFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The desks of all items of one worker. What a desk is told waits until log time has come so far;
 * then it is told in the order of the log, and tells the item's watchers, so many a second.
 *
 * <p>Input 1 is what desks are told, keyed by {@link ItemKey#text()}. What is wrong with a change
 * of the campaigns is told by the user stage.
 *
 * <p>Events for watchers leave by {@link #EMITTED}, what is too large for the log by the main
 * output.
 */
public final class ItemStage extends LogStage<ItemInput> {

  private static final long serialVersionUID = 1;

  /**
   * So many wake-ups are handled in one go, before barriers and other items' inputs get their turn.
   * One may tell some thousand watchers.
   */
  static final int SLICE = 5;

  private final TimeRules rules;
  private final ItemBounds bounds;
  private final EffectEncoder encoder;

  private transient Desks desks;
  private transient FlinkDeskParts parts;
  private transient WaitingInputs waiting;
  private transient ItemMetrics metrics;
  private transient Told told;

  public ItemStage(
      TimeRules rules,
      ItemBounds bounds,
      CampaignLog campaignLog,
      Duration lead,
      EffectEncoder encoder) {
    super(campaignLog, lead, SLICE);
    this.rules = rules;
    this.bounds = bounds;
    this.encoder = encoder;
  }

  @Override
  protected void open(Catalog catalog) throws Exception {
    desks = new Desks(rules, bounds, catalog);
    parts = new FlinkDeskParts(getKeyedStateStore());
    waiting =
        new WaitingInputs(
            end -> getPartitionedState(end, LongSerializer.INSTANCE, WaitingInputs.STATE));
    metrics = new ItemMetrics(getMetricGroup(), clock(), System::currentTimeMillis);
    told = new Told();
  }

  @Override
  public void processElement1(StreamRecord<ItemInput> element) {
    ItemInput input = element.getValue();
    metrics.count(input.kind());
    // An item that a thousand users look at in a second has no thousand timers.
    wakeUp(waiting.add(input));
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) {
    try {
      Desk desk = Desk.load(ItemKey.of(timer.getKey()), parts);
      desk.wakeUps().fired(timer.getTimestamp());
      bringUp(desk, timer.getTimestamp());
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
  protected void told(CampaignChange change, Optional<String> problem) {
    // The user stage says it.
  }

  /**
   * Tells a desk what waited for this instant, and has it do what is due, each at its own instant
   * and in the order of these. Every second with something to do has a wake-up of its own, so that
   * a desk far behind does not hold others back.
   */
  private void bringUp(Desk desk, long instant) {
    for (ItemInput input : waiting.take(instant)) {
      doWhatIsDue(desk, input.logTime());
      desks.apply(desk, input, told);
    }
    doWhatIsDue(desk, instant);
  }

  private void doWhatIsDue(Desk desk, long logTime) {
    boolean more = true;
    while (more) {
      more = desks.step(desk, logTime, told);
    }
  }

  private void wakeUp(long instant) {
    wakeUps().registerEventTimeTimer(VoidNamespace.INSTANCE, instant);
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
        putOut(encoder.encode(effect));
      }
      effects.clear();
    }
  }
}
