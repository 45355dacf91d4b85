package io.beckon.engine.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.beckon.broker.LocalKafka;
import io.beckon.engine.options.JobOptions;
import io.beckon.runtime.options.Settings;
import io.beckon.runtime.start.StartRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BrokerChecksTest {

  private static LocalKafka kafka;

  @BeforeAll
  static void start() {
    kafka = LocalKafka.start(Map.of("transaction.max.timeout.ms", "900000"));
    kafka.createTopic("events", 3, TimestampType.LOG_APPEND_TIME);
    kafka.createTopic(
        "campaigns", 1, TimestampType.LOG_APPEND_TIME, Map.of("cleanup.policy", "compact"));
    kafka.createTopic("forgetful", 1, TimestampType.LOG_APPEND_TIME);
    for (String topic : List.of("sends", "journeys", "dead-letters", "history")) {
      kafka.createTopic(topic, 1, TimestampType.CREATE_TIME);
    }
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void aBrokerAsItShouldBe() {
    assertThat(BrokerChecks.eventPartitions(settings())).isEqualTo(3);
  }

  @Test
  void missingTopicsAreNamed() {
    assertThat(reasons("--topic.events=evnts", "--topic.sends=sents"))
        .containsExactly(
            "The topic evnts (topic.events) does not exist: create it, or name another",
            "The topic sents (topic.sends) does not exist: create it, or name another");
  }

  @Test
  void aTopicWithItsClientsTimeIsRefusedWithTheRemedy() {
    assertThat(reasons("--topic.events=history"))
        .singleElement()
        .asString()
        .startsWith("The topic history has message.timestamp.type=CreateTime")
        .contains("--add-config message.timestamp.type=LogAppendTime")
        .contains("--events.time-base backfill");
  }

  @Test
  void unlessItIsDeclaredToHoldHistory() {
    assertThat(
            BrokerChecks.eventPartitions(
                settings("--topic.events=history", "--events.time-base=backfill")))
        .isEqualTo(1);
  }

  @Test
  void aTransactionThatTheBrokerWouldNotKeepSoLong() {
    assertThat(reasons("--sink.transaction-timeout=16m"))
        .singleElement()
        .asString()
        .startsWith(
            "sink.transaction-timeout is 960000ms, above transaction.max.timeout.ms=900000 of"
                + " broker 1");
  }

  @Test
  void campaignsHaveOneOrder() {
    assertThat(reasons("--topic.campaigns=events"))
        .anySatisfy(
            reason ->
                assertThat(reason)
                    .startsWith(
                        "The topic events has 3 partitions: of two versions the later one stands"));
  }

  @Test
  void campaignsAreNotForgotten() {
    assertThat(reasons("--topic.campaigns=forgetful"))
        .singleElement()
        .asString()
        .startsWith("The topic forgetful has cleanup.policy=delete: campaigns would be forgotten");
  }

  @Test
  void allReasonsAreToldAtOnce() {
    assertThat(reasons("--topic.sends=sents", "--topic.events=history")).hasSize(2);
  }

  private static List<String> reasons(String... arguments) {
    Settings settings = settings(arguments);
    return catchThrowableOfType(StartRefused.class, () -> BrokerChecks.eventPartitions(settings))
        .reasons();
  }

  private static Settings settings(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--kafka.bootstrap.servers=" + kafka.bootstrapServers());
    return JobOptions.read(all.toArray(String[]::new));
  }
}
