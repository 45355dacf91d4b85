package io.beckon.engine.user;

import io.beckon.core.effect.Effect;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.item.ItemInput;
import io.beckon.core.time.TimeRules;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.Outgoing;
import io.beckon.engine.record.RecordType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.StreamTaskActionExecutor;
import org.apache.flink.streaming.runtime.tasks.mailbox.Mail;
import org.apache.flink.streaming.runtime.tasks.mailbox.MailboxExecutorImpl;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailbox;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/**
 * The user stage as Flink runs it, one instance a worker, with the log, time and restarts in a
 * test's hands.
 *
 * <p>A test applies events in the order of the log, advances time as far as the log has been read,
 * and restarts wherever it likes, at whatever parallelism: the effects are to be the same.
 */
public final class StageHarness implements AutoCloseable {

  /** Where Flink keeps the state. */
  public enum Backend {
    HEAP,
    ROCKSDB
  }

  private static final int MAX_PARALLELISM = 128;

  private final TimeRules rules;
  private final Backend backend;
  private final int slice;

  /** The campaigns' log; a restart reads it anew. */
  private final List<CampaignChange> campaigns;

  /** What the encoder was given; the bytes that leave the stage are the place in this list. */
  private final List<Effect> encoded = new ArrayList<>();

  private final List<Effect> effects = new ArrayList<>();
  private final List<String> deadLetters = new ArrayList<>();
  private final List<ItemInput> itemInputs = new ArrayList<>();
  private final List<Object> signals = new ArrayList<>();
  private List<Worker> workers = new ArrayList<>();
  private long checkpoint;

  /** Starts the stage, with the campaigns that were published before. */
  public StageHarness(
      TimeRules rules, Backend backend, int parallelism, List<CampaignChange> campaigns)
      throws Exception {
    this(rules, backend, parallelism, campaigns, LogClock.SLICE);
  }

  /** The same with slices of another size. */
  StageHarness(
      TimeRules rules, Backend backend, int parallelism, List<CampaignChange> campaigns, int slice)
      throws Exception {
    this.rules = rules;
    this.backend = backend;
    this.slice = slice;
    this.campaigns = new ArrayList<>(campaigns);
    start(null, parallelism, parallelism);
  }

  /** The next event of the log. */
  public void apply(LoggedEvent event) throws Exception {
    int key =
        KeyGroupRangeAssignment.assignKeyToParallelOperator(
            event.event().userId(), MAX_PARALLELISM, workers.size());
    workers.get(key).flink.processElement1(new StreamRecord<>(event));
    collect();
  }

  /** The next change of the campaigns' log. */
  public void publish(CampaignChange change) throws Exception {
    campaigns.add(change);
    repeat(change);
  }

  /** The control input brings a change, new or not. */
  public void repeat(CampaignChange change) throws Exception {
    for (Worker worker : workers) {
      worker.flink.processElement2(new StreamRecord<>(change));
    }
    collect();
  }

  /** The log has been read up to here; everything that this makes due is handled. */
  public void advance(long watermark) throws Exception {
    for (int worker = 0; worker < workers.size(); worker++) {
      announce(worker, watermark);
    }
    while (runOneMail()) {
      collect();
    }
  }

  /** One worker learns how far the log has been read, and handles what it handles in one go. */
  public void announce(int worker, long watermark) throws Exception {
    workers.get(worker).flink.processWatermark1(new Watermark(watermark));
    collect();
  }

  /** Runs one waiting mail of each worker; false where there was none. */
  public boolean runOneMail() throws Exception {
    boolean any = false;
    for (Worker worker : workers) {
      Mail mail = worker.flink.getTaskMailbox().tryTake(TaskMailbox.MIN_PRIORITY).orElse(null);
      if (mail != null) {
        mail.run();
        any = true;
      }
    }
    collect();
    return any;
  }

  /** The control input says something about time, which it has no say in. */
  public void controlSays(Watermark mark) throws Exception {
    for (Worker worker : workers) {
      worker.flink.processWatermark2(mark);
    }
    collect();
  }

  public void controlSays(WatermarkStatus status) throws Exception {
    for (Worker worker : workers) {
      worker.flink.processWatermarkStatus2(status);
    }
    collect();
  }

  /** The input ends, as with a bounded source or {@code stop --drain}. */
  public void end() throws Exception {
    advance(Watermark.MAX_WATERMARK.getTimestamp());
  }

  /** A checkpoint, a crash and a restart from it. */
  public void snapshotAndRestore() throws Exception {
    snapshotAndRestore(workers.size());
  }

  /** The same with another number of workers. */
  public void snapshotAndRestore(int parallelism) throws Exception {
    List<OperatorSubtaskState> states = new ArrayList<>();
    checkpoint++;
    for (Worker worker : workers) {
      // The harness's snapshot() leaves this out, and a barrier never does.
      worker.flink.prepareSnapshotPreBarrier(checkpoint);
      states.add(worker.flink.snapshot(checkpoint, checkpoint));
    }
    collect();
    int before = workers.size();
    close();
    start(
        AbstractStreamOperatorTestHarness.repackageState(
            states.toArray(OperatorSubtaskState[]::new)),
        before,
        parallelism);
  }

  /** What was put out since the start, in the order in which it was. */
  public List<Effect> effects() {
    return List.copyOf(effects);
  }

  /** What desks of items were to be told since this was last asked. */
  public List<ItemInput> takeItemInputs() {
    List<ItemInput> taken = List.copyOf(itemInputs);
    itemInputs.clear();
    return taken;
  }

  /** The problems of the dead letters since the start. */
  public List<String> deadLetters() {
    return List.copyOf(deadLetters);
  }

  /** Watermarks and their status that were passed on since the last start. */
  public List<Object> signals() {
    return List.copyOf(signals);
  }

  public int parallelism() {
    return workers.size();
  }

  public int pendingWakeUps() {
    return workers.stream().mapToInt(worker -> worker.flink.numEventTimeTimers()).sum();
  }

  /** Rows of state, over all users; the heap backend counts them. */
  public int stateEntries() {
    return workers.stream().mapToInt(worker -> worker.flink.numKeyedStateEntries()).sum();
  }

  @Override
  public void close() throws Exception {
    for (Worker worker : workers) {
      worker.flink.close();
    }
    workers = new ArrayList<>();
    signals.clear();
  }

  private void start(OperatorSubtaskState state, int before, int parallelism) throws Exception {
    for (int i = 0; i < parallelism; i++) {
      Worker worker = new Worker(i, parallelism);
      workers.add(worker);
      worker.flink.setup(RecordType.OUTGOING.createSerializer(new SerializerConfigImpl()));
      if (state != null) {
        worker.flink.initializeState(
            AbstractStreamOperatorTestHarness.repartitionOperatorState(
                state, MAX_PARALLELISM, before, parallelism, i));
      }
      worker.flink.open();
    }
    collect();
  }

  private void collect() {
    for (Worker worker : workers) {
      for (Object out = worker.flink.getOutput().poll();
          out != null;
          out = worker.flink.getOutput().poll()) {
        if (out instanceof StreamRecord<?> record) {
          take((Outgoing) record.getValue());
        } else {
          signals.add(out);
        }
      }
      var told = worker.flink.getSideOutput(UserStage.ITEMS);
      while (told != null && !told.isEmpty()) {
        itemInputs.add(told.poll().getValue());
      }
    }
  }

  private void take(Outgoing out) {
    if (out.topic() == Outgoing.Topic.DEAD_LETTERS) {
      deadLetters.add(new String(out.value(), StandardCharsets.UTF_8));
    } else {
      effects.add(encoded.get(ByteBuffer.wrap(out.value()).getInt()));
    }
  }

  private StateBackend stateBackend() {
    // Full snapshots: an incremental one leans on a coordinator, which there is not.
    return backend == Backend.HEAP
        ? new HashMapStateBackend()
        : new EmbeddedRocksDBStateBackend(false);
  }

  private final class Worker {

    final KeyedTwoInputStreamOperatorTestHarness<String, LoggedEvent, CampaignChange, Outgoing>
        flink;

    Worker(int index, int parallelism) throws Exception {
      UserStage stage = new UserStage(rules, new FixedLog(), new Remembering(), slice);
      flink =
          new KeyedTwoInputStreamOperatorTestHarness<>(
              stage,
              event -> event.event().userId(),
              null,
              Types.STRING,
              MAX_PARALLELISM,
              parallelism,
              index);
      // A task does this, the harness does not where it is given an operator.
      stage.setMailboxExecutor(
          new MailboxExecutorImpl(flink.getTaskMailbox(), 0, StreamTaskActionExecutor.IMMEDIATE));
      flink.setStateBackend(stateBackend());
    }
  }

  @SuppressWarnings("serial") // never leaves this JVM
  private final class FixedLog implements CampaignLog {
    @Override
    public void readToEnd(Consumer<CampaignChange> take) {
      campaigns.forEach(take);
    }
  }

  @SuppressWarnings("serial") // never leaves this JVM
  private final class Remembering implements EffectEncoder {
    @Override
    public Outgoing encode(Effect effect) {
      encoded.add(effect);
      byte[] place = ByteBuffer.allocate(4).putInt(encoded.size() - 1).array();
      return new Outgoing(Outgoing.Topic.JOURNEYS, new byte[0], place);
    }

    @Override
    public Outgoing encode(CampaignChange change, String problem) {
      return new Outgoing(
          Outgoing.Topic.DEAD_LETTERS, new byte[0], problem.getBytes(StandardCharsets.UTF_8));
    }
  }
}
