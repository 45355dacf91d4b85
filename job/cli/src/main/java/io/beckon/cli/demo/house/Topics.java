package io.beckon.cli.demo.house;

import io.beckon.broker.LocalKafka;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;

/** The topics of the demo, with the names that the job's options have by default. */
final class Topics {

  static final String EVENTS = "events";
  static final String CAMPAIGNS = "campaigns";
  static final String SENDS = "sends";
  static final String JOURNEYS = "journeys";
  static final String DEAD_LETTERS = "dead-letters";

  /** What people look at. */
  static final List<String> READ_BACK = List.of(EVENTS, SENDS, JOURNEYS, DEAD_LETTERS);

  /** As many as the job has workers. */
  static final int PARTITIONS = 2;

  private Topics() {}

  /** Makes them. Events and campaigns carry the feeder's time: a week takes a minute. */
  static void create(LocalKafka kafka) {
    kafka.createTopic(EVENTS, PARTITIONS, TimestampType.CREATE_TIME);
    kafka.createTopic(
        CAMPAIGNS,
        1,
        TimestampType.CREATE_TIME,
        Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    for (String topic : List.of(SENDS, JOURNEYS, DEAD_LETTERS)) {
      kafka.createTopic(topic, PARTITIONS, TimestampType.CREATE_TIME);
    }
  }
}
