package io.beckon.engine.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.broker.LocalKafka;
import io.beckon.schemas.SendCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveJobTest {

  private static final String REMINDER =
      """
      campaign: cart-reminder
      trigger: {event: cart}
      frequency: always
      exit: [{event: paid}]
      steps:
        - wait: 1s
        - send: email
          template: cart-reminder
      """;

  @TempDir Path folder;

  @Test
  void firstLight() throws Exception {
    try (LocalKafka kafka = LocalKafka.start();
        Log log = new Log(kafka);
        LiveJob job = new LiveJob(folder)) {
      kafka.createTopic("events", 3, TimestampType.LOG_APPEND_TIME);
      kafka.createTopic(
          "campaigns", 1, TimestampType.LOG_APPEND_TIME, Map.of("cleanup.policy", "compact"));
      for (String topic : List.of("sends", "journeys", "dead-letters")) {
        kafka.createTopic(topic, 1, TimestampType.CREATE_TIME);
      }
      log.put(
          "campaigns",
          null,
          null,
          "cart-reminder@v1",
          Messages.campaign("cart-reminder", REMINDER));
      job.start(options(kafka));
      long now = System.currentTimeMillis();
      log.write("events", "ann", Messages.track("ann", "cart", "m1", now)).get();
      Await.until("a send", Duration.ofSeconds(30), () -> !log.read("sends").isEmpty());
      assertThat(SendCommand.getDecoder().decode(log.read("sends").get(0).value()).getUserId())
          .isEqualTo("ann");
    }
  }

  static Map<String, String> options(LocalKafka kafka) {
    Map<String, String> options = new HashMap<>();
    options.put("kafka.bootstrap.servers", kafka.bootstrapServers());
    options.put("time.grace", "1s");
    options.put("time.skew", "200ms");
    options.put("events.discovery-interval", "300ms");
    options.put("checkpoint.interval", "1s");
    options.put("checkpoint.min-pause", "0s");
    options.put("campaigns.lead", "0s");
    return options;
  }
}
