package io.beckon.engine;

import io.beckon.engine.kafka.CampaignTopic;
import io.beckon.engine.kafka.EffectSink;
import io.beckon.engine.kafka.EmittedSink;
import io.beckon.engine.kafka.EventTopic;
import io.beckon.engine.kafka.PulseSink;
import io.beckon.engine.options.JobOptions;
import io.beckon.engine.start.BrokerChecks;
import io.beckon.engine.start.UnsafeOptions;
import io.beckon.runtime.options.OptionsPage;
import io.beckon.runtime.options.Settings;
import io.beckon.runtime.start.FlinkSetup;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The campaign job on Kafka: what {@code flink run} starts. */
public final class CampaignJob {

  private CampaignJob() {}

  /**
   * Starts the job with the options given; {@code --help} lists them.
   *
   * @throws io.beckon.runtime.options.SettingsException where options are not understood
   * @throws io.beckon.runtime.start.StartRefused where a promise could not be kept
   */
  public static void main(String[] arguments) throws Exception {
    if (List.of(arguments).contains("--help")) {
      System.out.print(OptionsPage.help(JobOptions.ALL));
      return;
    }
    Settings settings = JobOptions.read(arguments);
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    define(environment, settings);
    environment.execute(settings.get(JobOptions.NAME));
  }

  /**
   * Adds the job to an environment, after the broker was asked and Flink was set up.
   *
   * @throws io.beckon.runtime.start.StartRefused where a promise could not be kept
   */
  public static void define(StreamExecutionEnvironment environment, Settings settings) {
    int partitions = BrokerChecks.eventPartitions(settings);
    FlinkSetup.apply(environment, settings, UnsafeOptions.reasons(settings));
    Inputs in =
        new Inputs(
            EventTopic.events(settings),
            partitions,
            EventTopic.campaigns(settings),
            new CampaignTopic(settings));
    Outputs out =
        new Outputs(
            EffectSink.of(settings),
            EmittedSink.of(settings),
            settings.get(JobOptions.PULSE)
                ? Optional.of(PulseSink.of(settings))
                : Optional.empty());
    CampaignTopology.define(environment, in, out, settings);
  }
}
