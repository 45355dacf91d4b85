package io.beckon.delivery.desk;

import io.beckon.core.json.JsonReader;
import io.beckon.delivery.Commands;
import io.beckon.delivery.decide.Hold;
import io.beckon.delivery.record.Instruction;
import io.beckon.delivery.record.Notice;
import io.beckon.delivery.record.Report;
import io.beckon.delivery.record.ReportSerializer;
import io.beckon.runtime.wire.DeadLetters;
import io.beckon.runtime.wire.SingleObject;
import io.beckon.schemas.DeadLetter;
import io.beckon.schemas.SendCommand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.StreamTaskActionExecutor;
import org.apache.flink.streaming.runtime.tasks.mailbox.Mail;
import org.apache.flink.streaming.runtime.tasks.mailbox.MailboxExecutorImpl;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailbox;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** The desk as Flink runs it, with instructions, the wall clock and failures in a test's hands. */
final class DeskHarness implements AutoCloseable {

  private static final int GROUPS = 128;
  private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

  final MemoryLedger ledger = new MemoryLedger();
  final ScriptedRoutes routes = new ScriptedRoutes();
  final ScriptedSends sends = new ScriptedSends();
  final MemoryPublished published = new MemoryPublished();

  private final GateSettings gate;
  private List<KeyedTwoInputStreamOperatorTestHarness<String, Instruction, Notice, Report>>
      workers = new ArrayList<>();
  private final List<Map<String, Object>> events = new ArrayList<>();
  private final List<DeadLetter> letters = new ArrayList<>();
  private final List<DeliveryDesk> desks = new ArrayList<>();
  private long now = Commands.NOON.toEpochMilli();
  private long checkpoint;
  private long offset;
  private OperatorSubtaskState saved;
  private int savedBy;

  DeskHarness(GateSettings gate) throws Exception {
    this(gate, Map.of(), 1);
  }

  DeskHarness(GateSettings gate, int workers) throws Exception {
    this(gate, Map.of(), workers);
  }

  private DeskHarness(GateSettings gate, Map<Integer, Long> backlog, int workers) throws Exception {
    this.gate = gate;
    sends.stands.putAll(backlog);
    start(null, workers, workers);
  }

  static DeskHarness open() throws Exception {
    return openInto(Map.of());
  }

  /** So far goes the sends topic when the desk opens, by partition. */
  static DeskHarness openInto(Map<Integer, Long> backlog) throws Exception {
    return new DeskHarness(
        new GateSettings(
            4, 2, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 3, 30_000, 600_000),
        backlog,
        1);
  }

  void send(SendCommand.Builder command) throws Exception {
    byte[] bytes = SingleObject.encode(SendCommand.getEncoder(), command.build());
    apply(new Instruction(command.getCommandId(), bytes, "", place()));
  }

  void cancel(String commandId) throws Exception {
    apply(new Instruction(commandId, new byte[0], "goal", place()));
  }

  void comesBack(String commandId, String json) throws Exception {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    apply(
        new Instruction(
            commandId, bytes, "", new DeadLetters.Place("returns", 0, offset++, now), true));
  }

  void hold(String campaign, boolean held, Duration in) throws Exception {
    tell(new Notice.Held(new Hold(campaign, held, now + in.toMillis())));
  }

  /** A partition of the sends topic was read up to an offset. */
  void read(int partition, long next) throws Exception {
    tell(new Notice.Read(partition, next));
  }

  private void tell(Notice notice) throws Exception {
    for (var worker : workers) {
      worker.processElement2(new StreamRecord<>(notice));
    }
    collect();
  }

  /** The wall clock goes on; what this makes due is handled, and what threads come back with. */
  void pass(Duration time) throws Exception {
    now += time.toMillis();
    for (var worker : workers) {
      worker.setProcessingTime(now);
    }
    settle();
  }

  /** Waits until no attempt is under way that is not held up by the test. */
  void settle() throws Exception {
    collect();
    while (runMails()) {
      collect();
    }
  }

  /** Waits for threads until something holds. */
  void until(java.util.concurrent.Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      settle();
      if (condition.call()) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it did not come about");
      }
      Thread.onSpinWait();
    }
  }

  /** All that were sent have been tried and have come back. */
  void untilEnded(String commandId, String status) throws Exception {
    until(() -> ledger.of(commandId).contains(status));
    settleDeep();
  }

  private void settleDeep() throws Exception {
    for (int i = 0; i < 3; i++) {
      settle();
    }
  }

  /** A checkpoint that the next failure goes back to. */
  void checkpoint() throws Exception {
    List<OperatorSubtaskState> states = new ArrayList<>();
    checkpoint++;
    for (var worker : workers) {
      worker.prepareSnapshotPreBarrier(checkpoint);
      states.add(worker.snapshot(checkpoint, checkpoint));
    }
    saved =
        AbstractStreamOperatorTestHarness.repackageState(
            states.toArray(OperatorSubtaskState[]::new));
    savedBy = workers.size();
    collect();
  }

  /** The worker is gone, with all that was not in the checkpoint but the ledger and the world. */
  void crash() throws Exception {
    crash(workers.size());
  }

  void crash(int parallelism) throws Exception {
    var gone = workers;
    workers = new ArrayList<>();
    desks.clear();
    start(saved, savedBy, parallelism);
    pass(Duration.ofMillis(1));
    for (var worker : gone) {
      // Its threads may be held up in the middle of an attempt: they are of no more account.
      worker.getTaskMailbox().quiesce();
    }
  }

  int stateEntries() {
    return workers.stream().mapToInt(worker -> worker.numKeyedStateEntries()).sum();
  }

  int timers() {
    return workers.stream().mapToInt(worker -> worker.numProcessingTimeTimers()).sum();
  }

  List<Map<String, Object>> events() {
    return events;
  }

  List<DeadLetter> letters() {
    return letters;
  }

  /** Nobody carries anything. */
  boolean isIdle() {
    return desks.stream().allMatch(desk -> desk.underWay() == 0);
  }

  private void apply(Instruction instruction) throws Exception {
    int worker =
        KeyGroupRangeAssignment.assignKeyToParallelOperator(
            instruction.commandId(), GROUPS, workers.size());
    workers.get(worker).processElement1(new StreamRecord<>(instruction));
    collect();
  }

  private DeadLetters.Place place() {
    return new DeadLetters.Place("sends", 0, offset++, now);
  }

  private boolean runMails() throws Exception {
    boolean any = false;
    for (var worker : workers) {
      Mail mail = worker.getTaskMailbox().tryTake(TaskMailbox.MIN_PRIORITY).orElse(null);
      if (mail != null) {
        mail.run();
        any = true;
      }
    }
    return any;
  }

  private void start(OperatorSubtaskState state, int before, int parallelism) throws Exception {
    for (int i = 0; i < parallelism; i++) {
      DeliveryDesk desk =
          new DeliveryDesk(
              sends,
              () -> ledger,
              metrics -> published,
              ways -> routes,
              new PatienceSettings(60_000, 86_400_000, 3 * 86_400_000L),
              gate);
      var worker =
          new KeyedTwoInputStreamOperatorTestHarness<String, Instruction, Notice, Report>(
              desk, Instruction::commandId, null, Types.STRING, GROUPS, parallelism, i);
      desk.setMailboxExecutor(
          new MailboxExecutorImpl(worker.getTaskMailbox(), 0, StreamTaskActionExecutor.IMMEDIATE));
      workers.add(worker);
      desks.add(desk);
      worker.setup(ReportSerializer.TYPE.createSerializer(new SerializerConfigImpl()));
      worker.setProcessingTime(now);
      if (state != null) {
        worker.initializeState(
            AbstractStreamOperatorTestHarness.repartitionOperatorState(
                state, GROUPS, before, parallelism, i));
      }
      worker.open();
    }
  }

  private void collect() throws Exception {
    for (var worker : workers) {
      Object out;
      while ((out = worker.getOutput().poll()) != null) {
        Report report = (Report) ((StreamRecord<?>) out).getValue();
        if (report.topic() == Report.Topic.EVENTS) {
          events.add(JsonReader.object(report.value(), name -> true));
        } else {
          letters.add(DeadLetter.getDecoder().decode(report.value()));
        }
      }
    }
  }

  @Override
  public void close() throws Exception {
    for (var worker : workers) {
      worker.close();
    }
  }
}
