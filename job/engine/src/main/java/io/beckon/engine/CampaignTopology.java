package io.beckon.engine;

import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.engine.item.ItemStage;
import io.beckon.engine.kafka.CampaignDecoder;
import io.beckon.engine.kafka.EventDecoder;
import io.beckon.engine.options.JobOptions;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.Outgoing;
import io.beckon.engine.record.RecordType;
import io.beckon.engine.user.EffectEncoder;
import io.beckon.engine.user.UserStage;
import io.beckon.engine.wire.AvroEffects;
import io.beckon.runtime.log.LogTime;
import io.beckon.runtime.log.RawRecord;
import io.beckon.runtime.options.Settings;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The campaign job as a function of what it reads, what it writes and its options.
 *
 * <pre>
 * read events - decode --- by user --+-- users -------------------+-- write decisions
 *                    \               |     |  \                    |
 *                     \ dead letters-|-----|---\-------------------+
 * read campaigns - decode --- to all +     |    by item - items
 *                                          |              |
 *                                          +--------------+-- write events, to where they are read
 *
 * tick - pulse
 * </pre>
 *
 * <p>Pulse and tick are a region of their own: what fails there restarts nothing else.
 */
public final class CampaignTopology {

  private final StreamExecutionEnvironment environment;
  private final Settings settings;

  private CampaignTopology(StreamExecutionEnvironment environment, Settings settings) {
    this.environment = environment;
    this.settings = settings;
  }

  /** Adds the job to an environment that has been set up. */
  public static void define(
      StreamExecutionEnvironment environment, Inputs in, Outputs out, Settings settings) {
    new CampaignTopology(environment, settings).define(in, out);
  }

  private void define(Inputs in, Outputs out) {
    SingleOutputStreamOperator<LoggedEvent> events = events(in.events(), in.eventPartitions());
    SingleOutputStreamOperator<CampaignChange> campaigns = campaigns(in.campaigns());
    SingleOutputStreamOperator<Outgoing> decided = users(events, campaigns, in);
    DataStream<Outgoing> setAside =
        events
            .getSideOutput(EventDecoder.DEAD_LETTERS)
            .union(campaigns.getSideOutput(CampaignDecoder.DEAD_LETTERS));
    SingleOutputStreamOperator<Outgoing> told = items(decided, campaigns, in);
    write(decided.union(setAside, told), out.decisions(), Operator.WRITE);
    write(
        decided.getSideOutput(UserStage.EMITTED).union(told.getSideOutput(UserStage.EMITTED)),
        out.emitted(),
        Operator.EMIT);
    out.pulse().ifPresent(this::pulse);
  }

  private SingleOutputStreamOperator<LoggedEvent> events(
      Source<RawRecord, ?, ?> source, int partitions) {
    int readers = Math.min(environment.getParallelism(), partitions);
    return environment
        .fromSource(source, time(), Operator.READ_EVENTS.title())
        .uid(Operator.READ_EVENTS.uid())
        .setParallelism(readers)
        .process(new EventDecoder(), RecordType.LOGGED_EVENT)
        .uid(Operator.DECODE_EVENTS.uid())
        .name(Operator.DECODE_EVENTS.title())
        .setParallelism(readers);
  }

  private SingleOutputStreamOperator<CampaignChange> campaigns(Source<RawRecord, ?, ?> source) {
    return environment
        .fromSource(source, time(), Operator.READ_CAMPAIGNS.title())
        .uid(Operator.READ_CAMPAIGNS.uid())
        .setParallelism(1)
        .process(
            new CampaignDecoder(settings.get(JobOptions.CAMPAIGN_LEAD)), RecordType.CAMPAIGN_CHANGE)
        .uid(Operator.DECODE_CAMPAIGNS.uid())
        .name(Operator.DECODE_CAMPAIGNS.title())
        .setParallelism(1);
  }

  private SingleOutputStreamOperator<Outgoing> users(
      DataStream<LoggedEvent> events, DataStream<CampaignChange> campaigns, Inputs in) {
    return events
        .keyBy(CampaignTopology::key, Types.STRING)
        .connect(campaigns.broadcast())
        .transform(
            Operator.USERS.title(),
            RecordType.OUTGOING,
            new UserStage(
                JobOptions.timeRules(settings),
                in.campaignLog(),
                settings.get(JobOptions.CAMPAIGN_LEAD),
                encoder()))
        .uid(Operator.USERS.uid());
  }

  /** An item's event is nobody's, and may be taken to its desks by any worker. */
  private static String key(LoggedEvent logged) {
    Event event = logged.event();
    return event.kind() == Event.Kind.ITEM ? event.messageId() : event.userId();
  }

  private SingleOutputStreamOperator<Outgoing> items(
      SingleOutputStreamOperator<Outgoing> users, DataStream<CampaignChange> campaigns, Inputs in) {
    return users
        .getSideOutput(UserStage.ITEMS)
        .keyBy(input -> input.key().text(), Types.STRING)
        .connect(campaigns.broadcast())
        .transform(
            Operator.ITEMS.title(),
            RecordType.OUTGOING,
            new ItemStage(
                JobOptions.timeRules(settings),
                JobOptions.itemBounds(settings),
                in.campaignLog(),
                settings.get(JobOptions.CAMPAIGN_LEAD),
                encoder()))
        .uid(Operator.ITEMS.uid());
  }

  private EffectEncoder encoder() {
    return new AvroEffects(settings.get(JobOptions.EVENTS), settings.get(JobOptions.CAMPAIGNS));
  }

  /** As many writers as there are workers for users: so a user's decisions stay in order. */
  private static void write(DataStream<Outgoing> records, Sink<Outgoing> sink, Operator as) {
    records.sinkTo(sink).uid(as.uid()).name(as.title());
  }

  private void pulse(Sink<Long> sink) {
    double perSecond = 1_000.0 / settings.get(JobOptions.PULSE_INTERVAL).toMillis();
    DataGeneratorSource<Long> ticks =
        new DataGeneratorSource<>(
            tick -> tick, Long.MAX_VALUE, RateLimiterStrategy.perSecond(perSecond), Types.LONG);
    environment
        .fromSource(ticks, WatermarkStrategy.noWatermarks(), Operator.TICK.title())
        .uid(Operator.TICK.uid())
        .setParallelism(1)
        .sinkTo(sink)
        .uid(Operator.PULSE.uid())
        .name(Operator.PULSE.title())
        .setParallelism(1);
  }

  private WatermarkStrategy<RawRecord> time() {
    return LogTime.strategy(settings.get(JobOptions.SKEW));
  }
}
