package io.beckon.engine.user;

import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.Outgoing;
import io.beckon.engine.record.RecordType;
import io.beckon.engine.user.StageHarness.Backend;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.runtime.state.storage.JobManagerCheckpointStorage;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.StreamTaskActionExecutor;
import org.apache.flink.streaming.runtime.tasks.mailbox.Mail;
import org.apache.flink.streaming.runtime.tasks.mailbox.MailboxExecutorImpl;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailbox;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/**
 * A stage as Flink runs it, one instance a worker, with its input, time and restarts in a test's
 * hands.
 *
 * @param <T> what comes by its first input
 */
public abstract class HostedStage<T> implements AutoCloseable {

  private static final int MAX_PARALLELISM = 128;
  private static final int CHECKPOINT_BYTES = 256 * 1024 * 1024;

  private final KeySelector<T, String> key;
  private final Backend backend;
  private List<KeyedTwoInputStreamOperatorTestHarness<String, T, CampaignChange, Outgoing>>
      workers = new ArrayList<>();
  private long checkpoint;

  /**
   * @param key of what comes; Flink serializes it, so it holds nothing
   */
  protected HostedStage(KeySelector<T, String> key, Backend backend) {
    this.key = key;
    this.backend = backend;
  }

  /** Something that is done with a worker. */
  protected interface Act<T> {
    void on(KeyedTwoInputStreamOperatorTestHarness<String, T, CampaignChange, Outgoing> worker)
        throws Exception;
  }

  /** A new instance. */
  protected abstract LogStage<T> stage();

  /** Takes what a worker has put out. */
  protected abstract void collect(
      KeyedTwoInputStreamOperatorTestHarness<String, T, CampaignChange, Outgoing> worker);

  /** Starts it for the first time. */
  protected final void start(int parallelism) throws Exception {
    start(null, parallelism, parallelism);
  }

  /** The next of the first input. */
  public final void apply(T input) throws Exception {
    int worker =
        KeyGroupRangeAssignment.assignKeyToParallelOperator(
            key.getKey(input), MAX_PARALLELISM, workers.size());
    workers.get(worker).processElement1(new StreamRecord<>(input));
    collect();
  }

  /** Does something with each worker. */
  protected final void each(Act<T> act) throws Exception {
    for (var worker : workers) {
      act.on(worker);
    }
    collect();
  }

  /** The log has been read up to here; everything that this makes due is handled. */
  public final void advance(long watermark) throws Exception {
    announce(watermark);
    while (runOneMail()) {
      collect();
    }
  }

  /** The stage learns how far the log has been read, and handles what it handles in one go. */
  public final void announce(long watermark) throws Exception {
    for (int worker = 0; worker < workers.size(); worker++) {
      announce(worker, watermark);
    }
  }

  /** One worker learns it. */
  public final void announce(int worker, long watermark) throws Exception {
    workers.get(worker).processWatermark1(new Watermark(watermark));
    collect();
  }

  /** Runs one waiting mail of each worker; false where there was none. */
  public final boolean runOneMail() throws Exception {
    boolean any = false;
    for (var worker : workers) {
      Mail mail = worker.getTaskMailbox().tryTake(TaskMailbox.MIN_PRIORITY).orElse(null);
      if (mail != null) {
        mail.run();
        any = true;
      }
    }
    collect();
    return any;
  }

  /** A checkpoint, a crash and a restart from it. */
  public final void snapshotAndRestore() throws Exception {
    snapshotAndRestore(workers.size());
  }

  /** The same with another number of workers. */
  public final void snapshotAndRestore(int parallelism) throws Exception {
    List<OperatorSubtaskState> states = snapshot();
    int before = workers.size();
    close();
    start(
        AbstractStreamOperatorTestHarness.repackageState(
            states.toArray(OperatorSubtaskState[]::new)),
        before,
        parallelism);
  }

  /** Bytes of a whole checkpoint of all workers. */
  public final long checkpointBytes() throws Exception {
    return snapshot().stream().mapToLong(OperatorSubtaskState::getStateSize).sum();
  }

  public final int parallelism() {
    return workers.size();
  }

  public final int pendingWakeUps() {
    return workers.stream().mapToInt(worker -> worker.numEventTimeTimers()).sum();
  }

  /** Rows of state, over all keys; the heap backend counts them. */
  public final int stateEntries() {
    return workers.stream().mapToInt(worker -> worker.numKeyedStateEntries()).sum();
  }

  @Override
  public void close() throws Exception {
    for (var worker : workers) {
      worker.close();
    }
    workers = new ArrayList<>();
  }

  private List<OperatorSubtaskState> snapshot() throws Exception {
    List<OperatorSubtaskState> states = new ArrayList<>();
    checkpoint++;
    for (var worker : workers) {
      // The harness's snapshot() leaves this out, and a barrier never does.
      worker.prepareSnapshotPreBarrier(checkpoint);
      states.add(worker.snapshot(checkpoint, checkpoint));
    }
    collect();
    return states;
  }

  private void start(OperatorSubtaskState state, int before, int parallelism) throws Exception {
    for (int i = 0; i < parallelism; i++) {
      var worker = worker(i, parallelism);
      workers.add(worker);
      worker.setup(RecordType.OUTGOING.createSerializer(new SerializerConfigImpl()));
      if (state != null) {
        worker.initializeState(
            AbstractStreamOperatorTestHarness.repartitionOperatorState(
                state, MAX_PARALLELISM, before, parallelism, i));
      }
      worker.open();
    }
    collect();
  }

  private KeyedTwoInputStreamOperatorTestHarness<String, T, CampaignChange, Outgoing> worker(
      int index, int parallelism) throws Exception {
    LogStage<T> stage = stage();
    KeyedTwoInputStreamOperatorTestHarness<String, T, CampaignChange, Outgoing> worker =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            stage, key, null, Types.STRING, MAX_PARALLELISM, parallelism, index);
    // A task does this, the harness does not where it is given an operator.
    stage.setMailboxExecutor(
        new MailboxExecutorImpl(worker.getTaskMailbox(), 0, StreamTaskActionExecutor.IMMEDIATE));
    worker.setStateBackend(stateBackend());
    worker.setCheckpointStorage(new JobManagerCheckpointStorage(CHECKPOINT_BYTES));
    return worker;
  }

  private StateBackend stateBackend() {
    // Full snapshots: an incremental one leans on a coordinator, which there is not.
    return backend == Backend.HEAP
        ? new HashMapStateBackend()
        : new EmbeddedRocksDBStateBackend(false);
  }

  private void collect() {
    workers.forEach(this::collect);
  }
}
