package io.beckon.cli.demo.mail;

import io.beckon.broker.LocalKafka;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;

/** The topics of those who live by the wall's clock. */
final class MailTopics {

  /** What is decided, as delivery is to see it. */
  static final String SENDS = "wall-sends";

  /** What delivery and gateway tell. */
  static final String EVENTS = "wall-events";

  static final String DEAD_LETTERS = "wall-dead-letters";
  static final String DELIVERIES = "deliveries";

  private static final int PARTITIONS = 2;

  private MailTopics() {}

  static void create(LocalKafka kafka) {
    for (String topic : List.of(SENDS, EVENTS, DEAD_LETTERS)) {
      kafka.createTopic(topic, PARTITIONS, TimestampType.LOG_APPEND_TIME);
    }
    kafka.createTopic(
        DELIVERIES,
        PARTITIONS,
        TimestampType.LOG_APPEND_TIME,
        Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
  }
}
