package io.beckon.engine.item;

import io.beckon.core.effect.Effect;
import io.beckon.core.item.ItemBounds;
import io.beckon.core.item.ItemInput;
import io.beckon.core.time.TimeRules;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.Outgoing;
import io.beckon.engine.record.RecordType;
import io.beckon.engine.user.CampaignLog;
import io.beckon.engine.user.EffectEncoder;
import io.beckon.engine.user.StageHarness.Backend;
import io.beckon.engine.user.UserStage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
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

/** The item stage as Flink runs it, with its inputs, time and restarts in a test's hands. */
public final class ItemHarness implements AutoCloseable {

  private static final int MAX_PARALLELISM = 128;
  private static final int CHECKPOINT_BYTES = 256 * 1024 * 1024;

  private final TimeRules rules;
  private final ItemBounds bounds;
  private final Backend backend;
  private final List<CampaignChange> campaigns;

  /** What the encoder was given; the bytes that leave the stage are the place in this list. */
  private final List<Effect> encoded = new ArrayList<>();

  private final List<Effect> effects = new ArrayList<>();
  private List<Worker> workers = new ArrayList<>();
  private long checkpoint;

  /** Starts the stage, with the campaigns that were published before. */
  public ItemHarness(
      TimeRules rules,
      ItemBounds bounds,
      Backend backend,
      int parallelism,
      List<CampaignChange> campaigns)
      throws Exception {
    this.rules = rules;
    this.bounds = bounds;
    this.backend = backend;
    this.campaigns = List.copyOf(campaigns);
    start(null, parallelism, parallelism);
  }

  /** A desk is to be told this. */
  public void apply(ItemInput input) throws Exception {
    int key =
        KeyGroupRangeAssignment.assignKeyToParallelOperator(
            input.key().text(), MAX_PARALLELISM, workers.size());
    workers.get(key).flink.processElement1(new StreamRecord<>(input));
    collect();
  }

  /** The log has been read up to here; everything that this makes due is handled. */
  public void advance(long watermark) throws Exception {
    announce(watermark);
    while (runOneMail()) {
      collect();
    }
  }

  /** The stage learns how far the log has been read, and handles what it handles in one go. */
  public void announce(long watermark) throws Exception {
    for (Worker worker : workers) {
      worker.flink.processWatermark1(new Watermark(watermark));
    }
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

  /** A checkpoint, a crash and a restart from it, with another number of workers. */
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

  /** What watchers were told since the start, in the order in which they were. */
  public List<Effect> effects() {
    return List.copyOf(effects);
  }

  public int parallelism() {
    return workers.size();
  }

  public int pendingWakeUps() {
    return workers.stream().mapToInt(worker -> worker.flink.numEventTimeTimers()).sum();
  }

  /** Keys and states that hold something; the heap backend counts them. */
  public int stateEntries() {
    return workers.stream().mapToInt(worker -> worker.flink.numKeyedStateEntries()).sum();
  }

  @Override
  public void close() throws Exception {
    for (Worker worker : workers) {
      worker.flink.close();
    }
    workers = new ArrayList<>();
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
  }

  private void collect() {
    for (Worker worker : workers) {
      // Beside watermarks nothing leaves by the main output: all is small enough for the log.
      worker.flink.getOutput().clear();
      var told = worker.flink.getSideOutput(UserStage.EMITTED);
      while (told != null && !told.isEmpty()) {
        effects.add(encoded.get(ByteBuffer.wrap(told.poll().getValue().value()).getInt()));
      }
    }
  }

  private StateBackend stateBackend() {
    // Full snapshots: an incremental one leans on a coordinator, which there is not.
    return backend == Backend.HEAP
        ? new HashMapStateBackend()
        : new EmbeddedRocksDBStateBackend(false);
  }

  private final class Worker {

    final KeyedTwoInputStreamOperatorTestHarness<String, ItemInput, CampaignChange, Outgoing> flink;

    Worker(int index, int parallelism) throws Exception {
      ItemStage stage = new ItemStage(rules, bounds, new FixedLog(), new Remembering());
      flink =
          new KeyedTwoInputStreamOperatorTestHarness<>(
              stage,
              input -> input.key().text(),
              null,
              Types.STRING,
              MAX_PARALLELISM,
              parallelism,
              index);
      // A task does this, the harness does not where it is given an operator.
      stage.setMailboxExecutor(
          new MailboxExecutorImpl(flink.getTaskMailbox(), 0, StreamTaskActionExecutor.IMMEDIATE));
      flink.setStateBackend(stateBackend());
      flink.setCheckpointStorage(new JobManagerCheckpointStorage(CHECKPOINT_BYTES));
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
      return new Outgoing(Outgoing.Topic.EVENTS, new byte[0], place);
    }

    @Override
    public Outgoing encode(CampaignChange change, String problem) {
      throw new IllegalStateException("What is wrong with a change the user stage tells");
    }
  }
}
