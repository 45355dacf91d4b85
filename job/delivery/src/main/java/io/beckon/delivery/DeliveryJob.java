package io.beckon.delivery;

import io.beckon.delivery.attempt.RouteOpener;
import io.beckon.delivery.campaigns.CampaignsTopic;
import io.beckon.delivery.kafka.DeliveriesTopic;
import io.beckon.delivery.kafka.ReportSink;
import io.beckon.delivery.kafka.ReturnsTopic;
import io.beckon.delivery.kafka.SendsEnd;
import io.beckon.delivery.kafka.SendsTopic;
import io.beckon.delivery.options.DeliveryOptions;
import io.beckon.delivery.start.ClearLogin;
import io.beckon.delivery.start.DeliveryBroker;
import io.beckon.delivery.way.WayOpener;
import io.beckon.runtime.options.OptionsPage;
import io.beckon.runtime.options.Settings;
import io.beckon.runtime.start.FlinkSetup;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The delivery job on Kafka: what {@code flink run} starts. */
public final class DeliveryJob {

  private DeliveryJob() {}

  /**
   * Starts the job with the options given; {@code --help} lists them.
   *
   * @throws io.beckon.runtime.options.SettingsException where options are not understood
   * @throws io.beckon.runtime.start.StartRefused where a promise could not be kept
   */
  public static void main(String[] arguments) throws Exception {
    if (List.of(arguments).contains("--help")) {
      System.out.print(OptionsPage.help(DeliveryOptions.ALL));
      return;
    }
    Settings settings = DeliveryOptions.read(arguments);
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    define(environment, settings, new WayOpener(settings));
    environment.execute(settings.get(DeliveryOptions.NAME));
  }

  /**
   * Adds the job to an environment, after the broker was asked and Flink was set up.
   *
   * @throws io.beckon.runtime.start.StartRefused where a promise could not be kept
   */
  public static void define(
      StreamExecutionEnvironment environment, Settings settings, RouteOpener routes) {
    ClearLogin.check(settings);
    DeliveryBroker.check(settings);
    FlinkSetup.apply(environment, settings, List.of());
    DeliveryTopology.define(
        environment,
        SendsTopic.of(settings),
        new SendsEnd(settings),
        ReturnsTopic.of(settings),
        new DeliveriesTopic(settings),
        new CampaignsTopic(settings),
        routes,
        ReportSink.of(settings),
        settings);
  }
}
