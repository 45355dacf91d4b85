package io.beckon.delivery.start;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Whether a topic keeps, in one order and for ever, who has which code. */
final class CouponsCheck {

  private CouponsCheck() {}

  /** Adds every reason against it. */
  static void of(Admin admin, String topic, List<String> reasons)
      throws ExecutionException, InterruptedException {
    int partitions;
    try {
      partitions =
          admin
              .describeTopics(List.of(topic))
              .topicNameValues()
              .get(topic)
              .get()
              .partitions()
              .size();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
        throw e;
      }
      reasons.add(
          "The topic "
              + topic
              + " (topic.coupons) does not exist: create it with one partition,"
              + " cleanup.policy=delete and retention.ms=-1, or name another");
      return;
    }
    if (partitions != 1) {
      reasons.add(
          "The topic "
              + topic
              + " has "
              + partitions
              + " partitions, and must have one: it is the order of its records that decides who"
              + " has which coupon code");
    }
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
    must(
        config,
        TopicConfig.CLEANUP_POLICY_CONFIG,
        TopicConfig.CLEANUP_POLICY_DELETE,
        topic,
        reasons);
    must(config, TopicConfig.RETENTION_MS_CONFIG, "-1", topic, reasons);
    must(config, TopicConfig.RETENTION_BYTES_CONFIG, "-1", topic, reasons);
  }

  private static void must(
      Config config, String key, String value, String topic, List<String> reasons) {
    String found = config.get(key).value();
    if (!found.equals(value)) {
      reasons.add(
          "The topic "
              + topic
              + " has "
              + key
              + '='
              + found
              + ": who has which coupon code would be forgotten, and codes given out again"
              + " (kafka-configs --alter --topic "
              + topic
              + " --add-config "
              + key
              + '='
              + value
              + ')');
    }
  }
}
