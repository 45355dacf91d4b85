package io.beckon.engine.item;

import io.beckon.core.effect.Effect;
import io.beckon.core.item.ItemBounds;
import io.beckon.core.item.ItemInput;
import io.beckon.core.time.TimeRules;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.Outgoing;
import io.beckon.engine.user.CampaignLog;
import io.beckon.engine.user.EffectEncoder;
import io.beckon.engine.user.HostedStage;
import io.beckon.engine.user.LogStage;
import io.beckon.engine.user.StageHarness.Backend;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** The item stage as Flink runs it, with its inputs, time and restarts in a test's hands. */
public final class ItemHarness extends HostedStage<ItemInput> {

  private final TimeRules rules;
  private final ItemBounds bounds;
  private final List<CampaignChange> campaigns;

  /** What the encoder was given; the bytes that leave the stage are the place in this list. */
  private final List<Effect> encoded = new ArrayList<>();

  private final List<Effect> effects = new ArrayList<>();

  /** Starts the stage, with the campaigns that were published before. */
  public ItemHarness(
      TimeRules rules,
      ItemBounds bounds,
      Backend backend,
      int parallelism,
      List<CampaignChange> campaigns)
      throws Exception {
    super(input -> input.key().text(), backend);
    this.rules = rules;
    this.bounds = bounds;
    this.campaigns = List.copyOf(campaigns);
    start(parallelism);
  }

  /** What watchers were told since the start, in the order in which they were. */
  public List<Effect> effects() {
    return List.copyOf(effects);
  }

  @Override
  protected LogStage<ItemInput> stage() {
    return new ItemStage(rules, bounds, new FixedLog(), Duration.ZERO, new Remembering());
  }

  @Override
  protected void collect(
      KeyedTwoInputStreamOperatorTestHarness<String, ItemInput, CampaignChange, Outgoing> worker) {
    // Beside watermarks nothing leaves by the main output: all is small enough for the log.
    worker.getOutput().clear();
    var told = worker.getSideOutput(LogStage.EMITTED);
    while (told != null && !told.isEmpty()) {
      effects.add(encoded.get(ByteBuffer.wrap(told.poll().getValue().value()).getInt()));
    }
  }

  @SuppressWarnings("serial") // never leaves this JVM
  private final class FixedLog implements CampaignLog {
    @Override
    public Reader open() {
      return new Reader() {
        @Override
        public long readToEnd(Consumer<CampaignChange> take) {
          campaigns.forEach(take);
          return ALL_TIME;
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
      return new Outgoing(Outgoing.Topic.EVENTS, new byte[0], place);
    }

    @Override
    public Optional<Outgoing> hold(CampaignChange change) {
      throw new IllegalStateException("Not told by this stage");
    }

    @Override
    public Outgoing pause(String campaign, String sequence, String reason, long logTime) {
      throw new IllegalStateException("Not asked for by this stage");
    }

    @Override
    public Outgoing encode(CampaignChange change, String problem) {
      throw new IllegalStateException("What is wrong with a change the user stage tells");
    }
  }
}
