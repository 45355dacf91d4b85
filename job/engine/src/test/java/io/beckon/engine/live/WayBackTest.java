package io.beckon.engine.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.event.Decoded;
import io.beckon.core.event.Event;
import io.beckon.core.event.SegmentReader;
import io.beckon.engine.record.ChangeKind;
import io.beckon.runtime.log.LogHeaders;
import io.beckon.schemas.DeadLetter;
import io.beckon.schemas.JourneyRecord;
import io.beckon.schemas.SendCommand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes back to the log, and what comes from the campaigns' log beside campaigns. */
@Tag("slow")
class WayBackTest extends Live {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int USERS = 60;

  private static final String TIERS =
      """
      campaign: tiers
      trigger: {event: cart}
      frequency: always
      steps:
        - emit: {event: tier_reached, properties: {tier: gold, price: trigger.price}}
      """;

  private static final String REWARDS =
      """
      campaign: rewards
      trigger: {event: tier_reached, where: event.tier == "gold" && event.price == 25}
      frequency: always
      steps:
        - {send: email, template: reward}
      """;

  private static final String HELLO =
      """
      campaign: hello
      trigger: {event: cart}
      frequency: always
      steps:
        - {send: email, template: hello}
      """;

  /** At least once on the way back, and once in what comes of it, though a worker is lost. */
  @Test
  void anEventThatAJourneyPutsIntoTheLogComesBackAndStartsAnother() throws Exception {
    Lane lane = new Lane(kafka, log, "back", TimestampType.LOG_APPEND_TIME);
    lane.publish("tiers", null, TIERS);
    lane.publish("rewards", null, REWARDS);
    cluster.start(lane.options(), 2, null);
    for (int i = 0; i < USERS; i++) {
      cart(lane, "user-" + i);
      if (i == USERS / 2) {
        Await.until("a few came back", PATIENCE, () -> !lane.sends().isEmpty());
        cluster.loseWorker(0);
        cluster.awaitRunning();
      }
    }

    Lane.Comparison comparison = awaitAll(lane);

    assertThat(comparison.committed()).containsExactlyInAnyOrderElementsOf(comparison.decided());
    Set<String> rewarded = new HashSet<>();
    for (ConsumerRecord<byte[], byte[]> record : lane.sends()) {
      SendCommand send = Lane.send(record);
      assertThat(send.getTriggerEvent()).isEqualTo("tier_reached");
      assertThat(rewarded.add(send.getUserId())).as("once for %s", send.getUserId()).isTrue();
    }
    assertThat(rewarded).hasSize(USERS);
    theLogHoldsThemWhereTheirUsersAre(lane);
  }

  private static Lane.Comparison awaitAll(Lane lane) {
    Await.until("a reward each", PATIENCE, () -> lane.sends().size() >= USERS);
    return lane.awaitTheCoresDecisions();
  }

  /** In the partition of the user's other events, at log times when they had been decided. */
  private static void theLogHoldsThemWhereTheirUsersAre(Lane lane) throws Exception {
    Map<String, Instant> decided = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : lane.journeys()) {
      JourneyRecord journey = JourneyRecord.getDecoder().decode(record.value());
      if (journey.getDecision().equals("emitted")) {
        decided.put(journey.getUserId(), journey.getDecidedAt());
      }
    }
    Map<String, Integer> partitions = new HashMap<>();
    Set<String> cameBack = new HashSet<>();
    for (ConsumerRecord<byte[], byte[]> record : log.read(lane.events())) {
      if (record.headers().lastHeader(LogHeaders.PULSE) != null) {
        continue;
      }
      Event event =
          ((Decoded.Accepted) SegmentReader.read(record.value(), record.timestamp())).event();
      Integer before = partitions.putIfAbsent(event.userId(), record.partition());
      assertThat(before).isIn(null, record.partition());
      if (event.name().equals("tier_reached")) {
        cameBack.add(event.messageId());
        assertThat(record.timestamp())
            .isGreaterThanOrEqualTo(decided.get(event.userId()).toEpochMilli());
      }
    }
    assertThat(cameBack).as("one id a journey, however often it was written").hasSize(USERS);
  }

  @Test
  void aPolicyIsPublishedWhileTheJobRunsAndABrokenOneLeavesItInForce() throws Exception {
    Lane lane = new Lane(kafka, log, "policy", TimestampType.LOG_APPEND_TIME);
    lane.publish("hello", null, HELLO);
    cluster.start(lane.options(), 2, null);
    cart(lane, "ann");
    assertThat(lane.awaitSend().getUserId()).isEqualTo("ann");

    String optIn = "policy: default\nconsent: {email: opt_in}\n";
    lane.publish(ChangeKind.POLICY, "default", "v1", null, optIn);
    int asked = awaitCart(lane, 0, "held_back: no consent");

    lane.publish(ChangeKind.POLICY, "default", "v2", null, "policy: default\nholdout: much\n");
    Await.until("a dead letter", PATIENCE, () -> lane.deadLetters().size() == 1);
    DeadLetter letter = DeadLetter.getDecoder().decode(lane.deadLetters().get(0).value());
    assertThat(letter.getReason()).isEqualTo("bad_policy");
    assertThat(letter.getText()).contains("default.yaml:2:");
    int sends = lane.sends().size();
    awaitCart(lane, asked, "held_back: no consent");
    assertThat(lane.sends()).hasSize(sends);
  }

  @Test
  void anEventThatBreaksThePlanIsSetAsideWithItsPlace() throws Exception {
    Lane lane = new Lane(kafka, log, "plan", TimestampType.LOG_APPEND_TIME);
    lane.publish("hello", null, HELLO);
    String plan = "plan: shop\nevents: {cart: {properties: {price: string}}}\n";
    lane.publish(ChangeKind.PLAN, "shop", "v1", null, plan);
    cluster.start(lane.options(), 2, null);
    byte[] message = Messages.track("ann", "cart", "m-1", System.currentTimeMillis());

    RecordMetadata place = log.put(lane.events(), null, null, "ann", message);

    Await.until("a dead letter", PATIENCE, () -> lane.deadLetters().size() == 1);
    ConsumerRecord<byte[], byte[]> record = lane.deadLetters().get(0);
    DeadLetter letter = DeadLetter.getDecoder().decode(record.value());
    assertThat(record.key()).isEqualTo("ann".getBytes());
    assertThat(letter.getReason()).isEqualTo("breaks_plan");
    assertThat(letter.getText()).contains("price").doesNotContain("25");
    assertThat(letter.getTopic()).isEqualTo(lane.events());
    assertThat(letter.getPartition()).isEqualTo(place.partition());
    assertThat(letter.getOffset()).isEqualTo(place.offset());
    assertThat(letter.getLogTime().toEpochMilli()).isEqualTo(place.timestamp());
    assertThat(StandardCharsets.UTF_8.decode(letter.getValue()).toString())
        .matches(
            "\\{\"type\":\"track\",\"messageId\":\"m-1\",\"userId\":\"ann\",\"event\":\"cart\","
                + "\"timestamp\":\"[^\"]+\",\"properties\":\\{\"price\":25}}");
    assertThat(cluster.metric("setAside").orElse(0)).isEqualTo(1);

    lane.publish(ChangeKind.PLAN, "shop", "v2", null, plan + "breaks: warn\n");
    awaitCart(lane, 0, "sent");
    assertThat(lane.decisions("ann")).as("what was set aside was not used").isEmpty();
  }

  /**
   * Lets one user after the other fill a cart until this is decided about one of them; how many
   * that took, and those before.
   */
  private static int awaitCart(Lane lane, int before, String decision) throws Exception {
    int[] users = {before};
    Await.until(
        decision,
        PATIENCE,
        () -> {
          String user = "user-" + users[0]++;
          cart(lane, user);
          Await.until(
              "something about " + user,
              PATIENCE,
              () -> lane.decisions(user).size() > 1 || !lane.deadLetters().isEmpty());
          return lane.decisions(user).stream().anyMatch(told -> told.startsWith(decision));
        });
    return users[0];
  }
}
