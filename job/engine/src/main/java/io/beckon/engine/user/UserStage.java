package io.beckon.engine.user;

import io.beckon.core.catalog.Catalog;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.item.ItemInput;
import io.beckon.core.item.ItemRouter;
import io.beckon.core.run.Interpreter;
import io.beckon.core.state.UserState;
import io.beckon.core.time.TimeRules;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.RecordType;
import io.beckon.sequence.HostedSequences;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * All campaigns for all users of one worker: loads the user's entry, runs the core, applies what it
 * decided.
 *
 * <p>Input 1 is the events, keyed by user id and in the order of the user's log.
 *
 * <p>What happened to an item comes here as well, under whatever key, and is taken to the desks of
 * the item ({@link #ITEMS}) as is what users do with items: the campaigns are known here, and an
 * event need not travel a second time where no campaign watches anything.
 */
public final class UserStage extends LogStage<LoggedEvent> {

  /** What the desks of items are told. */
  public static final OutputTag<ItemInput> ITEMS = new OutputTag<>("items", RecordType.ITEM_INPUT);

  private static final long serialVersionUID = 1;

  private final TimeRules rules;
  private final EffectEncoder encoder;

  private transient Interpreter interpreter;
  private transient ItemRouter items;
  private transient FlinkUserParts parts;
  private transient StageMetrics metrics;
  private transient Decided decided;
  private transient Brake brake;

  /**
   * The stage.
   *
   * @param lead how long after the campaigns' log took it a change is in force at the earliest
   */
  public UserStage(TimeRules rules, CampaignLog campaignLog, Duration lead, EffectEncoder encoder) {
    this(rules, campaignLog, lead, encoder, LogClock.SLICE);
  }

  UserStage(
      TimeRules rules, CampaignLog campaignLog, Duration lead, EffectEncoder encoder, int slice) {
    super(campaignLog, lead, slice);
    this.rules = rules;
    this.encoder = encoder;
  }

  @Override
  protected void open(Catalog catalog) throws Exception {
    interpreter = new Interpreter(rules, catalog, new HostedSequences());
    items = new ItemRouter(rules, catalog);
    parts = new FlinkUserParts(getKeyedStateStore());
    metrics = new StageMetrics(getMetricGroup());
    metrics.show(clock(), campaigns(), System::currentTimeMillis);
    metrics.show(known());
    decided = new Decided(metrics);
    TaskInfo task = getRuntimeContext().getTaskInfo();
    brake =
        new Brake(
            rules.sendFrom(),
            task.getIndexOfThisSubtask(),
            task.getNumberOfParallelSubtasks(),
            catalog);
  }

  @Override
  public void processElement1(StreamRecord<LoggedEvent> element) {
    LoggedEvent logged = element.getValue();
    metrics.countEvent();
    known().await(logged.logTime());
    route(logged);
    if (logged.event().kind() == Event.Kind.ITEM) {
      decided.handOn(this::putOut);
      return;
    }
    with(
        logged.event().userId(),
        "an event was applied",
        user -> interpreter.apply(user, logged, decided));
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) {
    with(
        timer.getKey(),
        "deadlines were handled",
        user -> {
          user.agenda().wakeUps().fired(timer.getTimestamp());
          interpreter.advance(user, wakeUps().currentWatermark(), decided);
          return true;
        });
  }

  @Override
  protected void told(CampaignChange change, Optional<String> problem) {
    // Every worker sees the change, and one of them tells.
    if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
      problem
          .map(wrong -> encoder.encode(change, wrong))
          .or(() -> encoder.hold(change))
          .ifPresent(this::putOut);
    }
  }

  /**
   * Runs the core on a user; saves the entry and puts out what was decided.
   *
   * @param run says whether it looked at the entry: where it did not, no state is touched
   */
  private void with(String userId, String doing, Predicate<UserState> run) {
    UserState user = new UserState(userId, parts);
    try {
      if (run.test(user)) {
        wakeUp(user);
        user.save();
      }
    } catch (RuntimeException e) {
      throw StageFailure.of(e, doing);
    }
    decided.handOn(this::putOut);
  }

  /** Here and not before, since here the campaigns are known; no user's entry is looked at. */
  private void route(LoggedEvent logged) {
    try {
      items.route(logged, decided, input -> output.collect(ITEMS, new StreamRecord<>(input)));
    } catch (RuntimeException e) {
      throw StageFailure.of(e, "an event was taken to the items that it is about");
    }
  }

  private void wakeUp(UserState user) {
    long next = interpreter.nextInstant(user);
    if (next != Long.MAX_VALUE) {
      user.agenda()
          .wakeUps()
          .request(
              next,
              instant -> wakeUps().registerEventTimeTimer(VoidNamespace.INSTANCE, instant),
              instant -> wakeUps().deleteEventTimeTimer(VoidNamespace.INSTANCE, instant));
    }
  }

  private void putOut(Effect effect) {
    putOut(encoder.encode(effect));
    brake.count(effect).ifPresent(this::brake);
  }

  private void brake(Brake.Braking braking) {
    JourneyRecord said = braking.said();
    metrics.count(said);
    putOut(encoder.encode(said));
    putOut(encoder.pause(said.campaign(), braking.sequence(), braking.reason(), said.decidedAt()));
  }
}
