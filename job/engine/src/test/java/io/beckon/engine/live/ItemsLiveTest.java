package io.beckon.engine.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.schemas.SendCommand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Something happens to a thing, and on a cluster that loses a worker everybody is told once. */
@Tag("slow")
class ItemsLiveTest extends Live {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int WATCHERS = 60;

  private static final String CHEAPER =
      """
      campaign: cheaper
      trigger:
        item: price_dropped
        id: product_id
        where: event.price < event.seen.price
        watched_by: {did: product_viewed, within: 1d}
      steps:
        - {send: email, template: cheaper}
      """;

  @Test
  void eachWatcherIsToldOnceThoughAWorkerIsLostMeanwhile() throws Exception {
    Lane lane = new Lane(kafka, log, "items", TimestampType.LOG_APPEND_TIME);
    lane.publish("cheaper", null, CHEAPER);
    lane.options().put("items.per-second", "6");
    cluster.start(lane.options(), 2, null);
    for (int i = 0; i < WATCHERS; i++) {
      String user = "user-" + i;
      log.put(lane.events(), null, null, user, message("track", user, "product_viewed", 9.5));
    }
    log.put(lane.events(), null, null, "lamp", message("item", "", "price_dropped", 9.5));
    log.put(lane.events(), null, null, "lamp", message("item", "", "price_dropped", 5));

    Await.until("a few were told", PATIENCE, () -> lane.sends().size() > WATCHERS / 6);
    assertThat(lane.sends()).as("and not all").hasSizeLessThan(WATCHERS);
    cluster.loseWorker(0);
    cluster.awaitRunning();
    Await.until("all were told", PATIENCE, () -> lane.sends().size() >= WATCHERS);

    Lane.Comparison comparison = lane.awaitTheCoresDecisions();
    assertThat(comparison.committed()).containsExactlyInAnyOrderElementsOf(comparison.decided());
    Set<String> told = new HashSet<>();
    for (ConsumerRecord<byte[], byte[]> record : lane.sends()) {
      SendCommand send = Lane.send(record);
      assertThat(told.add(send.getUserId())).as("once for %s", send.getUserId()).isTrue();
      assertThat(send.getTriggerEvent()).isEqualTo("price_dropped");
      assertThat(send.getTrigger()).contains("\"price\":5").contains("\"seen\":{");
    }
    assertThat(told).hasSize(WATCHERS);
    assertThat(lane.deadLetters()).isEmpty();
  }

  private static byte[] message(String type, String user, String event, double price) {
    return """
        {"type": "%s", "userId": "%s", "event": "%s", "messageId": "%s", "timestamp": "%s",
         "properties": {"product_id": "lamp", "price": %s}}"""
        .formatted(type, user, event, event + price + user, Instant.now(), price)
        .getBytes(StandardCharsets.UTF_8);
  }
}
