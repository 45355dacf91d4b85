package io.beckon.engine.user;

import io.beckon.core.effect.Effect;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.item.ItemInput;
import io.beckon.core.time.TimeRules;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.Outgoing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/**
 * The user stage as Flink runs it, one instance a worker, with the log, time and restarts in a
 * test's hands.
 *
 * <p>A test applies events in the order of the log, advances time as far as the log has been read,
 * and restarts wherever it likes, at whatever parallelism: the effects are to be the same.
 */
public final class StageHarness extends HostedStage<LoggedEvent> {

  /** Where Flink keeps the state. */
  public enum Backend {
    HEAP,
    ROCKSDB
  }

  /** How long after its record a change is in force at the earliest. */
  static final Duration LEAD = Duration.ofSeconds(30);

  private final TimeRules rules;
  private final int slice;

  /** The campaigns' log; a restart reads it anew. */
  private final List<CampaignChange> campaigns;

  /** What the encoder was given; the bytes that leave the stage are the place in this list. */
  private final List<Effect> encoded = new ArrayList<>();

  private final List<Effect> effects = new ArrayList<>();
  private final List<String> deadLetters = new ArrayList<>();
  private final List<String> pauses = new ArrayList<>();
  private final List<String> holds = new ArrayList<>();
  private final List<ItemInput> itemInputs = new ArrayList<>();
  private final List<Object> signals = new ArrayList<>();

  /** The time of the campaigns' log; without one, every change is known. */
  private long campaignsTime = CampaignLog.Reader.ALL_TIME;

  private int reads;

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
    super(event -> event.event().userId(), backend);
    this.rules = rules;
    this.slice = slice;
    this.campaigns = new ArrayList<>(campaigns);
    start(parallelism);
  }

  /** The campaigns' log has a time, and the stage must look to it. */
  void campaignsReach(long time) {
    campaignsTime = time;
  }

  /** The campaigns' log takes a change, and the control input does not bring it. */
  void log(CampaignChange change) {
    campaigns.add(change);
  }

  /** How often a worker has read the campaigns' log. */
  int reads() {
    return reads;
  }

  /** The next change of the campaigns' log. */
  public void publish(CampaignChange change) throws Exception {
    campaigns.add(change);
    repeat(change);
  }

  /** The control input brings a change, new or not. */
  public void repeat(CampaignChange change) throws Exception {
    each(worker -> worker.processElement2(new StreamRecord<>(change)));
  }

  /** The control input says something about time, which it has no say in. */
  public void controlSays(Watermark mark) throws Exception {
    each(worker -> worker.processWatermark2(mark));
  }

  public void controlSays(WatermarkStatus status) throws Exception {
    each(worker -> worker.processWatermarkStatus2(status));
  }

  /** The input ends, as with a bounded source or {@code stop --drain}. */
  public void end() throws Exception {
    advance(Watermark.MAX_WATERMARK.getTimestamp());
  }

  /** Forgets what was put out, for runs that are long. */
  void forgetOutput() {
    encoded.clear();
    effects.clear();
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

  /** What the campaigns' log was asked for since the start. */
  public List<String> pauses() {
    return List.copyOf(pauses);
  }

  /** What delivery was told to hold and to let go since the start. */
  public List<String> holds() {
    return List.copyOf(holds);
  }

  /** Watermarks and their status that were passed on since the last start. */
  public List<Object> signals() {
    return List.copyOf(signals);
  }

  @Override
  public void close() throws Exception {
    super.close();
    signals.clear();
  }

  @Override
  protected LogStage<LoggedEvent> stage() {
    return new UserStage(rules, new GrowingLog(), LEAD, new Remembering(), slice);
  }

  @Override
  protected void collect(
      KeyedTwoInputStreamOperatorTestHarness<String, LoggedEvent, CampaignChange, Outgoing>
          worker) {
    for (Object out = worker.getOutput().poll(); out != null; out = worker.getOutput().poll()) {
      if (out instanceof StreamRecord<?> record) {
        take((Outgoing) record.getValue());
      } else {
        signals.add(out);
      }
    }
    Queue<StreamRecord<Outgoing>> back = worker.getSideOutput(UserStage.EMITTED);
    while (back != null && !back.isEmpty()) {
      pauses.add(new String(back.remove().getValue().value(), StandardCharsets.UTF_8));
    }
    var told = worker.getSideOutput(UserStage.ITEMS);
    while (told != null && !told.isEmpty()) {
      itemInputs.add(told.poll().getValue());
    }
  }

  private void take(Outgoing out) {
    if (out.topic() == Outgoing.Topic.DEAD_LETTERS) {
      deadLetters.add(new String(out.value(), StandardCharsets.UTF_8));
    } else if (out.topic() == Outgoing.Topic.SENDS) {
      holds.add(new String(out.value(), StandardCharsets.UTF_8));
    } else {
      effects.add(encoded.get(ByteBuffer.wrap(out.value()).getInt()));
    }
  }

  @SuppressWarnings("serial") // never leaves this JVM
  private final class GrowingLog implements CampaignLog {
    @Override
    public Reader open() {
      return new Reader() {
        private int read;

        @Override
        public long readToEnd(Consumer<CampaignChange> take) {
          reads++;
          campaigns.subList(read, campaigns.size()).forEach(take);
          read = campaigns.size();
          return campaignsTime;
        }

        @Override
        public void close() {
          // Nothing is held.
        }
      };
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
    public Optional<Outgoing> hold(CampaignChange change) {
      return Optional.ofNullable(change.said())
          .map(said -> said.control().verb() + " " + said.control().campaign())
          .map(text -> text.getBytes(StandardCharsets.UTF_8))
          .map(text -> new Outgoing(Outgoing.Topic.SENDS, new byte[0], text));
    }

    @Override
    public Outgoing pause(String campaign, String sequence, String reason, long logTime) {
      byte[] text = (campaign + " " + sequence + ": " + reason).getBytes(StandardCharsets.UTF_8);
      return new Outgoing(Outgoing.Topic.CAMPAIGNS, new byte[0], text, logTime);
    }

    @Override
    public Outgoing encode(CampaignChange change, String problem) {
      return new Outgoing(
          Outgoing.Topic.DEAD_LETTERS, new byte[0], problem.getBytes(StandardCharsets.UTF_8));
    }
  }
}
