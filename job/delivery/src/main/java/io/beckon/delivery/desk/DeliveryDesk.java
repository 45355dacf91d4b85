package io.beckon.delivery.desk;

import io.beckon.delivery.attempt.RouteOpener;
import io.beckon.delivery.attempt.Routes;
import io.beckon.delivery.campaigns.Published;
import io.beckon.delivery.campaigns.PublishedLog;
import io.beckon.delivery.decide.Outcome;
import io.beckon.delivery.decide.Patience;
import io.beckon.delivery.decide.QuietHours;
import io.beckon.delivery.decide.Rules;
import io.beckon.delivery.ledger.Ledger;
import io.beckon.delivery.ledger.LedgerLog;
import io.beckon.delivery.record.Instruction;
import io.beckon.delivery.record.Notice;
import io.beckon.delivery.record.Report;
import java.util.OptionalLong;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.runtime.state.CheckpointableKeyedStateBackend;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The operator around the desk: input 1 is what is about one command, keyed by its id; input 2 what
 * is about all of a campaign, broadcast. Time is the worker's wall clock. Threads carry, and what
 * they come back with is handled here, between records.
 *
 * <p>At its start it reads the ledger from where its state ends, before it handles anything: so a
 * command that was under way when a worker died is known to have been. And it hands nothing over
 * before the sends topic was read as far as it went then: a hold or a cancel that stands there
 * counts, however far behind the reading is.
 */
public final class DeliveryDesk extends AbstractStreamOperator<Report>
    implements TwoInputStreamOperator<Instruction, Notice, Report>,
        Triggerable<String, VoidNamespace> {

  private static final long serialVersionUID = 1;

  /** Savepoints know the timers by this name. */
  private static final String LOOKS = "looks";

  /** What has been handed over may still be answered, when the job stops or fails. */
  private static final long CLOSING_MS = 5_000;

  private static final long WATCH_MS = 5_000;

  private final SendsLog sends;
  private final LedgerLog ledgerLog;
  private final PublishedLog publishedLog;
  private final RouteOpener routeOpener;
  private final PatienceSettings patience;
  private final GateSettings gateSettings;

  private transient MailboxExecutor mailbox;
  private transient Ledger ledger;
  private transient Published published;
  private transient Routes routes;
  private transient HoldBook holds;
  private transient LedgerFloors floors;
  private transient EndWrites ends;
  private transient Crew crew;
  private transient DeskMetrics metrics;
  private transient Dispatch dispatch;
  private transient Desk desk;
  private transient Backlog backlog;
  private transient ReturnedMessages returns;
  private transient DeskState state;
  private transient long nextHold;

  /** A desk that is opened by each worker. */
  public DeliveryDesk(
      SendsLog sends,
      LedgerLog ledgerLog,
      PublishedLog publishedLog,
      RouteOpener routeOpener,
      PatienceSettings patience,
      GateSettings gateSettings) {
    this.sends = sends;
    this.ledgerLog = ledgerLog;
    this.publishedLog = publishedLog;
    this.routeOpener = routeOpener;
    this.patience = patience;
    this.gateSettings = gateSettings;
  }

  @Override
  public void setMailboxExecutor(MailboxExecutor mailboxExecutor) {
    super.setMailboxExecutor(mailboxExecutor);
    mailbox = mailboxExecutor;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    holds = new HoldBook(context.getOperatorStateStore(), now());
    floors = new LedgerFloors(context.getOperatorStateStore());
  }

  @Override
  public void open() throws Exception {
    super.open();
    InternalTimerService<VoidNamespace> looks =
        getInternalTimerService(LOOKS, VoidNamespaceSerializer.INSTANCE, this);
    CheckpointableKeyedStateBackend<String> backend =
        (CheckpointableKeyedStateBackend<String>) this.<String>getKeyedStateBackend();
    state = new DeskState(backend);
    ledger = ledgerLog.open();
    published = publishedLog.open(getMetricGroup());
    routes = routeOpener.open(published);
    routes.coupons().show(getMetricGroup());
    Rules rules =
        new Rules(
            new Patience(patience.first(), patience.longest(), patience.whole()),
            new QuietHours(published::policy));
    ends = new EndWrites(ledger);
    Attempt.Desk shared = new Attempt.Desk(ledger, ends, rules, holds.holds(), this::now);
    crew = new Crew(gateSettings.connections(), shared, this::carried, this::broken);
    Gate gate =
        new Gate(
            gateSettings.share(getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks()));
    dispatch = new Dispatch(shared, gate, crew);
    metrics = new DeskMetrics(getMetricGroup(), gate, holds.holds());
    desk =
        new Desk(
            state,
            shared,
            dispatch,
            routes,
            metrics,
            at -> looks.registerProcessingTimeTimer(VoidNamespace.INSTANCE, at),
            this::tell);
    returns = new ReturnedMessages(getMetricGroup(), this::tell);
    readBack(state, backend, looks);
    backlog = new Backlog(sends, holds.holds(), () -> desk.release(now()));
    backlog.start(getProcessingTimeService());
    watch();
    armHolds();
  }

  private void tell(Report report) {
    output.collect(new StreamRecord<>(report));
  }

  private void readBack(
      DeskState state,
      CheckpointableKeyedStateBackend<String> backend,
      InternalTimerService<VoidNamespace> looks)
      throws Exception {
    KeyGroupRange ours = backend.getKeyGroupRange();
    int groups = getRuntimeContext().getTaskInfo().getMaxNumberOfParallelSubtasks();
    long now = now();
    LedgerReading reading =
        new LedgerReading(
            state,
            id -> ours.contains(KeyGroupRangeAssignment.assignToKeyGroup(id, groups)),
            at -> looks.registerProcessingTimeTimer(VoidNamespace.INSTANCE, at));
    ledger.readBack(floors.restored(), record -> reading.take(record, now));
  }

  @Override
  public void processElement1(StreamRecord<Instruction> element) throws Exception {
    Instruction instruction = element.getValue();
    if (instruction.returned()) {
      returns.take(instruction, state.entry());
    } else {
      desk.take(instruction, now());
    }
  }

  @Override
  public void processElement2(StreamRecord<Notice> element) throws Exception {
    if (element.getValue() instanceof Notice.Held held) {
      long now = now();
      holds.holds().take(held.hold(), now);
      if (!held.hold().held()) {
        desk.release(now);
      }
      armHolds();
    } else if (element.getValue() instanceof Notice.Read read) {
      backlog.read(read.partition(), read.next());
    }
  }

  /** What is followed by threads of its own ends the task where it has ended: it starts anew. */
  private void watch() {
    getProcessingTimeService()
        .registerTimer(
            now() + WATCH_MS,
            at -> {
              routes.coupons().mustGoOn();
              published.mustGoOn();
              watch();
            });
  }

  /** A word for the future comes into force without anybody saying so. */
  private void armHolds() {
    long now = now();
    OptionalLong next = holds.holds().next(now);
    if (next.isPresent() && (nextHold <= now || next.getAsLong() < nextHold)) {
      nextHold = next.getAsLong();
      getProcessingTimeService()
          .registerTimer(
              nextHold,
              at -> {
                // Where the clock was set back meanwhile, the word is still to come.
                nextHold = 0;
                desk.release(now());
                armHolds();
              });
    }
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    desk.look(timer.getKey(), now());
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) {
    throw new IllegalStateException("Nothing asks for looks by event time");
  }

  /** From the crew's threads. */
  private void carried(Attempt attempt, Outcome outcome) {
    try {
      mailbox.execute(() -> desk.carried(attempt, outcome, now()), "carried");
    } catch (java.util.concurrent.RejectedExecutionException e) {
      // The task is over: what is in the ledger is read by the one after it.
      LOG.debug("An attempt ended after its desk");
    }
  }

  /** From the crew's threads: the task fails, loudly. */
  private void broken(Throwable failure) {
    mailbox.execute(
        () -> {
          throw new IllegalStateException(
              "An attempt broke with " + failure.getClass().getName(), failure);
        },
        "broken");
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    desk.leaveWord(now());
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    holds.save();
    // The state does not know of an ended command what it took: first that is given back.
    routes.coupons().flush();
    metrics.endsWrittenAgain(ends.settle());
    floors.save(ledger, dispatch.underWay());
  }

  @Override
  public void close() throws Exception {
    if (dispatch != null) {
      dispatch.close();
    }
    if (crew != null && !crew.rest(CLOSING_MS)) {
      routes.close();
      crew.rest(CLOSING_MS);
    }
    if (routes != null) {
      routes.close();
    }
    if (published != null) {
      published.close();
    }
    if (ledger != null) {
      ledger.close();
    }
    super.close();
  }

  /** How many attempts are under way. */
  int underWay() {
    return dispatch.underWay().size();
  }

  private long now() {
    return getProcessingTimeService().getCurrentProcessingTime();
  }
}
