package io.beckon.delivery.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.delivery.Commands;
import io.beckon.delivery.decide.Outcome.Refused;
import io.beckon.delivery.record.ReturnRecord;
import io.beckon.schemas.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mail comes back to an address that holds its command's id, and nothing of its user. */
class ReturnedMessagesTest extends OneDesk {

  private static final String BOUNCE =
      """
      {"event": "message_bounced", "messageId": "mail:17", "timestamp": "2026-03-02T12:00:00Z",
       "command_id": "c1", "permanent": true, "reason": "5.1.1"}
      """;

  @Test
  void itIsToldOfTheUserWhoseMessageItWas() throws Exception {
    taken("c1");
    desk.checkpoint();
    desk.crash();
    desk.pass(Duration.ofDays(3));
    desk.comesBack("c1", BOUNCE);
    assertThat(desk.events()).hasSize(2);
    assertThat(desk.events().get(1))
        .isEqualTo(
            Map.of(
                "type",
                "track",
                "event",
                "message_bounced",
                "messageId",
                "mail:17",
                "userId",
                "ann",
                "timestamp",
                "2026-03-02T12:00:00Z",
                "properties",
                Map.of(
                    "command_id", "c1",
                    "campaign", "cart",
                    "step", "first",
                    "template", "cart-first",
                    "channel", "email",
                    "permanent", true,
                    "reason", "5.1.1")));
    assertThat(desk.letters()).isEmpty();
  }

  @Test
  void whatIsReportedTwiceIsOneEvent() throws Exception {
    taken("c1");
    desk.comesBack("c1", BOUNCE);
    desk.comesBack("c1", BOUNCE);
    assertThat(desk.events().stream().map(event -> event.get("messageId")).skip(1).distinct())
        .containsExactly("mail:17");
  }

  @Test
  void aComplaintSaysNothingOfTheAddress() throws Exception {
    taken("c1");
    desk.comesBack(
        "c1",
        """
        {"event": "message_complained", "messageId": "mail:18",
         "timestamp": "2026-03-02T12:00:00Z", "command_id": "c1"}
        """);
    assertThat(((Map<?, ?>) desk.events().get(1).get("properties")).keySet())
        .isEqualTo(Set.of("command_id", "campaign", "step", "template", "channel"));
  }

  @Test
  void ofACommandThatIsNotKnownALetterIsLeft() throws Exception {
    desk.comesBack("c1", BOUNCE);
    assertThat(desk.events()).isEmpty();
    assertThat(desk.letters())
        .extracting(DeadLetter::getReason, DeadLetter::getTopic)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("unknown_command", "returns"));
  }

  @Test
  void soItIsOfOneThatWasNeverTakenOrWasForgotten() throws Exception {
    desk.routes.acts.put("c1", desk.routes.handOver("c1", new Refused(550)));
    desk.send(Commands.mail("c1"));
    desk.untilEnded("c1", "refused");
    desk.comesBack("c1", BOUNCE);
    taken("c2");
    desk.pass(Duration.ofDays(14));
    desk.comesBack("c2", BOUNCE.replace("c1", "c2"));
    assertThat(desk.letters())
        .extracting(DeadLetter::getReason)
        .isEqualTo(List.of("unknown_command", "unknown_command"));
  }

  private void taken(String id) throws Exception {
    desk.send(Commands.mail(id));
    desk.untilEnded(id, "accepted");
    desk.until(desk::isIdle);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"event\":\"order_placed\",\"messageId\":\"m\",\"command_id\":\"c1\","
            + "\"timestamp\":\"2026-03-02T12:00:00Z\"}",
        "{\"event\":\"message_complained\",\"messageId\":\"\",\"command_id\":\"c1\","
            + "\"timestamp\":\"2026-03-02T12:00:00Z\"}",
        "{\"event\":\"message_complained\",\"messageId\":\"m\",\"command_id\":7,"
            + "\"timestamp\":\"2026-03-02T12:00:00Z\"}",
        "{\"event\":\"message_complained\",\"messageId\":\"m\",\"command_id\":\"c1\","
            + "\"timestamp\":\"yesterday\"}",
        "{\"event\":\"message_bounced\",\"messageId\":\"m\",\"command_id\":\"c1\","
            + "\"timestamp\":\"2026-03-02T12:00:00Z\"}",
        "{\"event\":\"message_bounced\",\"messageId\":\"m\",\"command_id\":\"c1\","
            + "\"permanent\":\"yes\",\"timestamp\":\"2026-03-02T12:00:00Z\"}",
        "{\"event\":\"message_complained\",\"messageId\":\"m\",\"command_id\":\"c1\","
            + "\"timestamp\":\"+1000000000-12-31T23:59:59Z\"}"
      })
  void whatTheGatewayDoesNotWriteIsNone(String json) {
    assertThat(ReturnRecord.read(json.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Optional.empty());
  }

  @Test
  void norIsWhatIsLargerThanAnyOfItsRecords() {
    String large = BOUNCE.replace("\"5.1.1\"", '"' + "5".repeat(ReturnRecord.MAX_RECORD) + '"');
    assertThat(ReturnRecord.read(large.getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(ReturnRecord.read(null)).isEmpty();
    assertThat(ReturnRecord.read(BOUNCE.getBytes(StandardCharsets.UTF_8))).isPresent();
  }
}
