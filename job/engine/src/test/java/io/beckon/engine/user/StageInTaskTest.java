package io.beckon.engine.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.time.TimeRules;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.Outgoing;
import io.beckon.engine.record.RecordType;
import io.beckon.engine.wire.AvroEffects;
import io.beckon.schemas.SendCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;

/** The stage in a task of Flink's: its real mailbox, its real end of input, no generic types. */
class StageInTaskTest {

  private static final int USERS = 3_000;
  private static final long START = Instant.parse("2025-03-01T10:00:00Z").toEpochMilli();
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private static final CampaignChange CART =
      new CampaignChange(
          "cart",
          "v1",
          "cart.yaml",
          """
          campaign: cart
          trigger: {event: cart}
          steps:
            - wait: 1h
            - send: email
              template: first
            - wait: 24h
            - send: email
              template: second
          """,
          Long.MIN_VALUE,
          0,
          0);

  /**
   * Everybody is due at one instant, then a few events follow and the input ends: everybody is
   * served once, in slices or before the end, and nobody for what is due after the end.
   */
  @Test
  void everybodyIsServedOnceWhoIsDueBeforeTheInputEnds() throws Exception {
    List<SendCommand> sends = new ArrayList<>();
    try (CloseableIterator<Outgoing> out = stage(environment()).executeAndCollect("stage")) {
      while (out.hasNext()) {
        Outgoing record = out.next();
        if (record.topic() == Outgoing.Topic.SENDS) {
          sends.add(SendCommand.getDecoder().decode(record.value()));
        }
      }
    }

    assertThat(sends).extracting(SendCommand::getTemplate).containsOnly("first");
    assertThat(sends).extracting(SendCommand::getUserId).doesNotHaveDuplicates().hasSize(USERS);
  }

  private static StreamExecutionEnvironment environment() {
    Configuration configuration = new Configuration();
    configuration.setString("pipeline.generic-types", "false");
    configuration.setString("state.backend.type", "rocksdb");
    configuration.setString("rest.port", "0");
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
    environment.enableCheckpointing(100);
    return environment;
  }

  private static DataStream<Outgoing> stage(StreamExecutionEnvironment environment) {
    DataStream<LoggedEvent> events =
        environment
            .fromSource(
                new DataGeneratorSource<>(
                    StageInTaskTest::event,
                    USERS + 10,
                    RateLimiterStrategy.noOp(),
                    RecordType.LOGGED_EVENT),
                WatermarkStrategy.forGenerator(context -> new EveryEvent()),
                "events")
            .setParallelism(1);
    DataStream<CampaignChange> campaigns =
        environment
            .fromSource(
                new DataGeneratorSource<>(
                    n -> CART, 1, RateLimiterStrategy.noOp(), RecordType.CAMPAIGN_CHANGE),
                WatermarkStrategy.noWatermarks(),
                "campaigns")
            .setParallelism(1);
    return events
        .keyBy(event -> event.event().userId(), Types.STRING)
        .connect(campaigns.broadcast())
        .transform(
            "users",
            RecordType.OUTGOING,
            new UserStage(
                TimeRules.DEFAULT, new OneCampaign(), Duration.ZERO, new AvroEffects("e", "c")));
  }

  /** Carts of all users, then what nobody cares about, two hours later. */
  private static LoggedEvent event(Long n) {
    boolean cart = n < USERS;
    long at = cart ? START : START + 2 * HOUR + n;
    return new LoggedEvent(
        new Event(
            Event.Kind.TRACK,
            cart ? "cart" : "page_viewed",
            "user-" + n % USERS,
            "m-" + n,
            at,
            Map.of()),
        at,
        0);
  }

  /** A periodic one would see the end of this input before its first period. */
  private static final class EveryEvent implements WatermarkGenerator<LoggedEvent> {
    @Override
    public void onEvent(LoggedEvent event, long timestamp, WatermarkOutput output) {
      output.emitWatermark(new Watermark(event.logTime()));
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      // Every event says it.
    }
  }

  private static final class OneCampaign implements CampaignLog {

    private static final long serialVersionUID = 1L;

    @Override
    public Reader open() throws Exception {
      return new FixedLog(List.of(CART)).open();
    }
  }
}
