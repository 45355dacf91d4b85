package io.beckon.delivery;

import io.beckon.delivery.attempt.RouteOpener;
import io.beckon.delivery.campaigns.PublishedLog;
import io.beckon.delivery.decide.TokenBucket;
import io.beckon.delivery.desk.DeliveryDesk;
import io.beckon.delivery.desk.GateSettings;
import io.beckon.delivery.desk.PatienceSettings;
import io.beckon.delivery.desk.SendsLog;
import io.beckon.delivery.kafka.ReturnsDecoder;
import io.beckon.delivery.kafka.SendsDecoder;
import io.beckon.delivery.kafka.SendsReading;
import io.beckon.delivery.ledger.LedgerLog;
import io.beckon.delivery.options.DeliveryOptions;
import io.beckon.delivery.record.Instruction;
import io.beckon.delivery.record.InstructionSerializer;
import io.beckon.delivery.record.Report;
import io.beckon.delivery.record.ReportSerializer;
import io.beckon.runtime.log.RawRecord;
import io.beckon.runtime.options.Option;
import io.beckon.runtime.options.Settings;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The delivery job as a function of what it reads, what it writes and its options.
 *
 * <pre>
 * read sends - decode --- by command --+-- desks (ledger, lanes, SMTP, webhooks) --+-- write reports
 *                   \ \- notices to all +     |                                     |
 *                    \ set aside ------------- | -----------------------------------+
 * read returns - decode - by command ----------+
 * </pre>
 *
 * <p>Each desk reads the campaigns' log itself, for templates and the policy.
 */
public final class DeliveryTopology {

  private DeliveryTopology() {}

  /** Adds the job to an environment that has been set up. */
  public static void define(
      StreamExecutionEnvironment environment,
      Source<RawRecord, ?, ?> sends,
      SendsLog sendsLog,
      Optional<Source<RawRecord, ?, ?>> returns,
      LedgerLog ledger,
      PublishedLog published,
      RouteOpener routes,
      Sink<Report> reports,
      Settings settings) {
    SingleOutputStreamOperator<Instruction> instructions =
        environment
            .fromSource(sends, WatermarkStrategy.noWatermarks(), "read sends")
            .uid("read-sends")
            .transform("decode sends", InstructionSerializer.TYPE, new SendsReading())
            .uid("decode-sends");
    DataStream<Instruction> byCommand = instructions;
    DataStream<Report> setAside = instructions.getSideOutput(SendsDecoder.SET_ASIDE);
    if (returns.isPresent()) {
      SingleOutputStreamOperator<Instruction> cameBack = returned(environment, returns.get());
      byCommand = byCommand.union(cameBack);
      setAside = setAside.union(cameBack.getSideOutput(SendsDecoder.SET_ASIDE));
    }
    SingleOutputStreamOperator<Report> told =
        byCommand
            .keyBy(Instruction::commandId, Types.STRING)
            .connect(instructions.getSideOutput(SendsDecoder.NOTICES).broadcast())
            .transform(
                "desks",
                ReportSerializer.TYPE,
                new DeliveryDesk(
                    sendsLog, ledger, published, routes, patience(settings), gate(settings)))
            .uid("desks");
    told.union(setAside).sinkTo(reports).uid("write-reports").name("write reports");
  }

  private static SingleOutputStreamOperator<Instruction> returned(
      StreamExecutionEnvironment environment, Source<RawRecord, ?, ?> returns) {
    return environment
        .fromSource(returns, WatermarkStrategy.noWatermarks(), "read returns")
        .uid("read-returns")
        .process(new ReturnsDecoder(), InstructionSerializer.TYPE)
        .uid("decode-returns")
        .name("decode returns");
  }

  private static PatienceSettings patience(Settings settings) {
    return new PatienceSettings(
        settings.get(DeliveryOptions.RETRY_FIRST).toMillis(),
        settings.get(DeliveryOptions.RETRY_LONGEST).toMillis(),
        settings.get(DeliveryOptions.RETRY_GIVE_UP).toMillis());
  }

  private static GateSettings gate(Settings settings) {
    return new GateSettings(
        settings.get(DeliveryOptions.CONNECTIONS),
        settings.get(DeliveryOptions.LANE_CONNECTIONS),
        rate(settings, DeliveryOptions.RATE),
        rate(settings, DeliveryOptions.LANE_RATE),
        settings.get(DeliveryOptions.BREAKER_FAILURES),
        settings.get(DeliveryOptions.BREAKER_FIRST).toMillis(),
        settings.get(DeliveryOptions.BREAKER_LONGEST).toMillis());
  }

  private static double rate(Settings settings, Option<Integer> option) {
    int perSecond = settings.get(option);
    return perSecond == 0 ? TokenBucket.UNLIMITED : perSecond;
  }
}
