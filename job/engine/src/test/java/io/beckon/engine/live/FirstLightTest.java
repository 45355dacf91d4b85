package io.beckon.engine.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.schemas.DeadLetter;
import io.beckon.schemas.SendCommand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** The whole path, from events to committed decisions. */
class FirstLightTest extends Live {

  @Test
  void anAbsenceIsDecidedInASilentTopic() throws Exception {
    Lane lane = new Lane(kafka, log, "silent", TimestampType.LOG_APPEND_TIME);
    lane.publish("cart-reminder", null, REMINDER);
    cluster.start(lane.options(), 2, null);
    long shortest = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      cart(lane, "user-" + i);
      SendCommand send = lane.awaitSend(i);
      long visible = System.currentTimeMillis();
      assertThat(send.getUserId()).isEqualTo("user-" + i);
      assertThat(Duration.between(send.getDueAt(), send.getDecidedAt()))
          .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
      // due + grace is decidedAt; what comes on top is the log's skew, the pulse and the commit
      shortest = Math.min(shortest, visible - send.getDecidedAt().toEpochMilli());
    }
    // The shortest: a machine that has other things to do may be late for one.
    assertThat(shortest).isLessThan(5_000);
    Lane.Comparison comparison = lane.awaitTheCoresDecisions();
    assertThat(comparison.committed()).containsExactlyInAnyOrderElementsOf(comparison.decided());
  }

  @Test
  void whatIsNoEventIsSetAsideAndTheJobLivesOn() throws Exception {
    Lane lane = new Lane(kafka, log, "rubbish", TimestampType.LOG_APPEND_TIME);
    lane.publish("cart-reminder", null, REMINDER);
    cluster.start(lane.options(), 2, null);
    byte[] huge = new byte[20 << 20];
    Arrays.fill(huge, (byte) 'x');
    log.put(lane.events(), 0, null, "ann", huge);
    log.put(lane.events(), 1, null, "ann", "{\"type\":".getBytes(StandardCharsets.UTF_8));
    log.put(lane.events(), 2, null, null, null);
    cart(lane, "ann");
    assertThat(lane.awaitSend().getUserId()).isEqualTo("ann");
    Await.until("three dead letters", Duration.ofSeconds(30), () -> lane.deadLetters().size() == 3);
    Set<String> reasons = new HashSet<>();
    for (var record : lane.deadLetters()) {
      DeadLetter letter = DeadLetter.getDecoder().decode(record.value());
      reasons.add(letter.getReason() + ' ' + letter.getPartition() + ' ' + letter.getValueLength());
    }
    assertThat(reasons)
        .containsExactlyInAnyOrder("too_large 0 20971520", "not_json 1 8", "empty_record 2 0");
    assertThat(cluster.metric("deadLetters").orElse(0)).isPositive();
  }

  @Test
  void aCampaignIsPublishedWhileTheJobRuns() throws Exception {
    Lane lane = new Lane(kafka, log, "later", TimestampType.LOG_APPEND_TIME);
    cluster.start(lane.options(), 2, null);
    log.put(lane.campaigns(), null, null, "rubbish@v1", new byte[] {1, 2, 3});
    lane.publish("cart-reminder", null, REMINDER);
    Await.until(
        "the campaign is known",
        Duration.ofSeconds(30),
        () -> cluster.metric("campaignVersions").orElse(0) == 1);
    cart(lane, "ann");
    assertThat(lane.awaitSend().getUserId()).isEqualTo("ann");
    Await.until("a dead letter", Duration.ofSeconds(30), () -> lane.deadLetters().size() == 1);
  }

  /** Time is the feeder's: a day passes in the log, and it is the pulse that says so. */
  @Test
  void historyIsDecidedInItsOwnTime() throws Exception {
    Lane lane = new Lane(kafka, log, "history", TimestampType.CREATE_TIME);
    lane.options().put("events.time-base", "backfill");
    lane.options().put("pulse", "off");
    long then = 1_700_000_000_000L;
    lane.publish("cart-reminder", then - 60_000, REMINDER);
    cluster.start(lane.options(), 2, null);
    log.put(lane.events(), 0, then, "ann", Messages.track("ann", "cart", "m1", then));
    log.put(lane.events(), 1, then, "bob", Messages.track("bob", "cart", "m2", then));
    log.put(lane.events(), 1, then + 500, "bob", Messages.track("bob", "paid", "m3", then + 500));
    for (int partition = 0; partition < Lane.PARTITIONS; partition++) {
      log.pulse(lane.events(), partition, then + 86_400_000);
    }
    SendCommand send = lane.awaitSend();
    assertThat(send.getUserId()).isEqualTo("ann");
    assertThat(send.getDueAt().toEpochMilli()).isEqualTo(then + 1_000);
    assertThat(send.getDecidedAt().toEpochMilli()).isEqualTo(then + 2_000);
    assertThat(lane.sends()).hasSize(1);
  }
}
