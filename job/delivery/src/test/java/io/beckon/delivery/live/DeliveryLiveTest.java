package io.beckon.delivery.live;

import static io.beckon.delivery.live.LiveDelivery.command;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.delivery.smtp.ScriptedServer;
import io.beckon.runtime.wire.SingleObject;
import io.beckon.schemas.CancelCommand;
import io.beckon.schemas.DeadLetter;
import io.beckon.schemas.HoldCommand;
import io.beckon.schemas.SendCommand;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.record.TimestampType;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The whole job on a broker, a mini cluster with RocksDB and an SMTP server. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeliveryLiveTest {

  private static final Map<String, String> OPTIONS = Map.of("topic.returns", "returns");
  private static final String TEMPLATE =
      """
      ---
      from: The Shop <hello@shop.example>
      subject: Hello {{ profile.name }}
      ---
      <html><body><p>Only for {{ profile.email }}</p>
      <p><a href="{{ unsubscribe_url }}">Unsubscribe</a></p></body></html>
      """;

  @TempDir static Path folder;

  private static LiveDelivery delivery;

  @BeforeAll
  static void start() throws Exception {
    delivery = new LiveDelivery(folder);
    delivery.kafka().createTopic("returns", 2, TimestampType.LOG_APPEND_TIME);
    delivery.publish("cart-first", TEMPLATE);
    delivery.startJob(OPTIONS);
  }

  @AfterAll
  static void stop() throws Exception {
    delivery.close();
  }

  @Test
  @Order(1)
  void whatIsDecidedComesToItsEndAndEachOneIsTold() throws Exception {
    delivery.send(command("taken", "ann@example.org"));
    delivery.send(command("taken", "ann@example.org"));
    delivery.send(command("nobody", "rcpt.550@example.org"));
    delivery.send(command("silent", "drop.dot@example.org"));
    delivery.send(command("receipt", "bob@example.org").setCategory("transactional"));
    delivery.send(command("no-address", "nowhere"));
    delivery.send(command("sms", "ann@example.org").setChannel("sms"));
    delivery.send(command("late", "ann@example.org").setExpiresAt(Instant.now().minusSeconds(60)));
    delivery.send(command("later", "dot.451@example.org"));
    delivery.until(() -> delivery.statuses().getOrDefault("later", "").equals("deferred"));
    cancel("later");
    delivery.until(
        () ->
            delivery
                .statuses()
                .equals(
                    Map.of(
                        "taken", "accepted",
                        "nobody", "refused",
                        "silent", "unknown",
                        "receipt", "accepted",
                        "no-address", "undeliverable",
                        "late", "expired",
                        "later", "cancelled")));
    assertThat(delivery.taken().stream().filter(mail -> mail.to().equals("ann@example.org")))
        .hasSize(1);
    assertThat(delivery.taken())
        .filteredOn(mail -> mail.to().equals("ann@example.org"))
        .allSatisfy(
            mail ->
                assertThat(mail.message())
                    .contains("Message-ID: <taken@shop.example>")
                    .contains("Only for ann@example.org")
                    .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
    delivery.until(() -> delivery.read("events").size() == 3);
    assertThat(delivery.read("events").stream().map(DeliveryLiveTest::text))
        .anyMatch(event -> event.contains("delivery:taken:message_sent"))
        .anyMatch(event -> event.contains("delivery:receipt:message_sent"))
        .anyMatch(event -> event.contains("delivery:nobody:message_bounced"));
    delivery.until(() -> reasons().containsAll(List.of("unknown", "no_address")));
    assertThat(reasons()).hasSize(2);
  }

  @Test
  @Order(2)
  void aHoldStandsInOnePartitionAndIsAboutAll() throws Exception {
    hold(true);
    // The holds of all workers are known when what came behind it is.
    for (int i = 0; i < 20; i++) {
      delivery.send(command("probe" + i, "probe" + i + "@example.org").setCampaign("other"));
    }
    delivery.until(
        () ->
            delivery.statuses().keySet().stream().filter(id -> id.startsWith("probe")).count()
                == 20);
    for (int i = 0; i < 30; i++) {
      delivery.send(command("held" + i, "held" + i + "@example.org"));
    }
    delivery.send(command("marker", "marker@example.org").setCampaign("other"));
    delivery.until(() -> delivery.statuses().getOrDefault("marker", "").equals("accepted"));
    assertThat(delivery.taken().stream().filter(mail -> mail.to().startsWith("held"))).isEmpty();
    hold(false);
    delivery.until(
        () ->
            delivery.statuses().entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith("held"))
                    .filter(entry -> entry.getValue().equals("accepted"))
                    .count()
                == 30);
  }

  @Test
  @Order(3)
  void aWorkerIsLostInMidFlightAndNoCommandIsLostOrDeliveredTwice() throws Exception {
    int count = 1_000;
    int before = delivery.taken().size();
    for (int i = 0; i < count; i++) {
      delivery.send(command("m" + i, "m" + i + "@d" + i % 17 + ".example"));
    }
    delivery.until(() -> delivery.taken().size() > before + count / 6);
    delivery.loseWorker();
    delivery.until(() -> delivery.taken().size() > before + count / 2);
    delivery.loseWorker();
    delivery.until(
        () ->
            delivery.statuses().entrySet().stream()
                    .filter(
                        entry -> entry.getKey().startsWith("m") && !entry.getKey().equals("marker"))
                    .filter(entry -> List.of("accepted", "unknown").contains(entry.getValue()))
                    .count()
                == count);
    Map<String, String> statuses = delivery.statuses();
    Map<String, Long> taken =
        delivery.taken().stream()
            .filter(mail -> mail.to().matches("m\\d+@.*"))
            .collect(
                Collectors.groupingBy(
                    mail -> mail.to().substring(0, mail.to().indexOf('@')), Collectors.counting()));
    assertThat(taken.values()).as("each at most once").allMatch(times -> times == 1);
    for (int i = 0; i < count; i++) {
      String id = "m" + i;
      if (statuses.get(id).equals("accepted")) {
        assertThat(taken).as("what was accepted was taken").containsKey(id);
      }
    }
    long unknown = statuses.values().stream().filter("unknown"::equals).count();
    assertThat(unknown).as("what was under way when workers were lost").isLessThanOrEqualTo(33);
    delivery.until(() -> reasons().stream().filter("unknown"::equals).distinct().count() == 1);
    assertThat(delivery.taken())
        .filteredOn(mail -> mail.to().matches("m\\d+@.*"))
        .allMatch(mail -> mail.message().contains("Only for " + mail.to()));
  }

  @Test
  @Order(4)
  void whatComesBackToItsOwnAddressIsToldOfItsUser() throws Exception {
    int before = delivery.read("events").size();
    returned("taken", "mail:17");
    returned("nobody-knows", "mail:18");
    delivery.write("returns", "taken", "no JSON".getBytes(StandardCharsets.UTF_8));
    delivery.until(() -> delivery.read("events").size() == before + 1);
    assertThat(delivery.read("events").stream().map(DeliveryLiveTest::text))
        .filteredOn(event -> event.contains("mail:17"))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("\"userId\":\"ann\"")
        .contains("\"campaign\":\"cart\"")
        .contains("\"permanent\":true");
    delivery.until(() -> reasons().containsAll(List.of("unknown_command", "bad_return")));
  }

  private static void returned(String command, String messageId) {
    String json =
        """
        {"event": "message_bounced", "messageId": "%s", "timestamp": "2026-03-02T12:00:00Z",
         "command_id": "%s", "permanent": true, "reason": "5.1.1"}
        """
            .formatted(messageId, command);
    delivery.write("returns", command, json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  @Order(5)
  void aJobFromNothingReadsTheTopicToItsEndBeforeItHandsAnythingOver() throws Exception {
    delivery.endJob();
    int before = delivery.taken().size();
    for (int i = 0; i < 2_000; i++) {
      delivery.write(
          "sends",
          "user" + i,
          SingleObject.encode(
              SendCommand.getEncoder(),
              command("early" + i, "early" + i + "@example.org").setCampaign("early").build()));
    }
    byte[] notOurs =
        SingleObject.encode(
            SendCommand.getEncoder(), command("sms", "ann").setChannel("sms").build());
    // The hold stands far behind the others, in a partition of its own.
    for (int i = 0; i < 60_000; i++) {
      delivery.write("sends", "early", notOurs);
    }
    delivery.send(command("after", "after@example.org").setCampaign("other"));
    hold("early", true);
    delivery.flush();
    delivery.startJob(OPTIONS);
    delivery.until(() -> delivery.statuses().getOrDefault("after", "").equals("accepted"));
    delivery.send(command("marker2", "marker2@example.org").setCampaign("other"));
    delivery.until(() -> delivery.statuses().getOrDefault("marker2", "").equals("accepted"));
    assertThat(delivery.taken().subList(before, delivery.taken().size()))
        .as("nothing that is held, and nothing that was delivered before")
        .extracting(ScriptedServer.Taken::to)
        .containsExactly("after@example.org", "marker2@example.org");
  }

  private static void cancel(String id) {
    CancelCommand cancel =
        CancelCommand.newBuilder()
            .setCommandId(id)
            .setJourneyId("j")
            .setCampaign("cart")
            .setVersion("v1")
            .setStep("first")
            .setUserId("ann")
            .setReason("goal")
            .setDecidedAt(Instant.now())
            .build();
    delivery.write("sends", "ann", SingleObject.encode(CancelCommand.getEncoder(), cancel));
  }

  private static void hold(boolean held) {
    hold("cart", held);
  }

  private static void hold(String campaign, boolean held) {
    HoldCommand hold = new HoldCommand("h" + held, campaign, held, Instant.now(), "test");
    delivery.write("sends", campaign, SingleObject.encode(HoldCommand.getEncoder(), hold));
  }

  private static List<String> reasons() throws Exception {
    List<String> reasons = new ArrayList<>();
    for (byte[] value : delivery.read("dead-letters")) {
      reasons.add(DeadLetter.getDecoder().decode(value).getReason());
    }
    return reasons;
  }

  private static String text(byte[] value) {
    return new String(value, StandardCharsets.UTF_8);
  }
}
