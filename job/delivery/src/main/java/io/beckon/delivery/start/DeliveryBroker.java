package io.beckon.delivery.start;

import io.beckon.delivery.options.CampaignOptions;
import io.beckon.delivery.options.CouponOptions;
import io.beckon.delivery.options.DeliveryOptions;
import io.beckon.runtime.options.Option;
import io.beckon.runtime.options.Settings;
import io.beckon.runtime.start.StartRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What the job asks the broker before it starts. */
public final class DeliveryBroker {

  private static final List<Option<String>> TOPICS =
      List.of(
          DeliveryOptions.SENDS,
          DeliveryOptions.EVENTS,
          DeliveryOptions.DEAD_LETTERS,
          DeliveryOptions.DELIVERIES,
          CampaignOptions.TOPIC);

  private static final String PATIENCE_MS = "30000";

  private DeliveryBroker() {}

  /**
   * Asks the broker whether the job can keep its promises on it.
   *
   * @throws StartRefused with every reason against it, an unreachable broker among them
   */
  public static void check(Settings settings) {
    Properties client = settings.kafka();
    client.put("default.api.timeout.ms", PATIENCE_MS);
    client.put("request.timeout.ms", "15000");
    List<String> reasons = new ArrayList<>();
    try (Admin admin = Admin.create(client)) {
      for (Option<String> topic : TOPICS) {
        exists(admin, settings.get(topic), topic.key(), reasons);
      }
      String returns = DeliveryOptions.text(settings, DeliveryOptions.RETURNS);
      if (!returns.isEmpty()) {
        exists(admin, returns, DeliveryOptions.RETURNS.key(), reasons);
      }
      if (reasons.isEmpty()) {
        kept(admin, settings.get(DeliveryOptions.DELIVERIES), reasons);
      }
      String coupons = DeliveryOptions.text(settings, CouponOptions.TOPIC);
      if (!coupons.isEmpty()) {
        CouponsCheck.of(admin, coupons, reasons);
      }
    } catch (ExecutionException e) {
      reasons.add("The broker does not answer as it must: " + e.getCause().getMessage());
    } catch (org.apache.kafka.common.KafkaException e) {
      reasons.add("No Kafka client can be made: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      reasons.add("Interrupted while the broker was asked");
    }
    if (!reasons.isEmpty()) {
      throw new StartRefused(reasons);
    }
  }

  private static void exists(Admin admin, String topic, String key, List<String> reasons)
      throws ExecutionException, InterruptedException {
    try {
      admin.describeTopics(List.of(topic)).topicNameValues().get(topic).get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
        throw e;
      }
      reasons.add(
          "The topic " + topic + " (" + key + ") does not exist: create it, or name another");
    }
  }

  /** What is deleted by age alone is forgotten while a copy of the command may come. */
  private static void kept(Admin admin, String topic, List<String> reasons)
      throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    String policy =
        admin
            .describeConfigs(List.of(resource))
            .all()
            .get()
            .get(resource)
            .get(TopicConfig.CLEANUP_POLICY_CONFIG)
            .value();
    if (!policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
      reasons.add(
          "The topic "
              + topic
              + " has cleanup.policy="
              + policy
              + ": what was delivered would be forgotten. Set compact, or compact,delete with a"
              + " retention above the time after which messages expire (kafka-configs --alter"
              + " --topic "
              + topic
              + " --add-config cleanup.policy=compact)");
    }
  }
}
