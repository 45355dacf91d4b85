package io.beckon.delivery.desk;

import static io.beckon.delivery.Commands.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beckon.delivery.Commands;
import io.beckon.delivery.decide.Outcome.Fault;
import io.beckon.delivery.decide.Outcome.Refused;
import io.beckon.delivery.decide.Outcome.Unanswered;
import io.beckon.schemas.DeadLetter;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of commands, without failures of ours. */
class DeliveryDeskTest extends OneDesk {

  private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void aMailIsTakenAndItsUsersJourneysHearOfIt() throws Exception {
    desk.send(mail("c1"));
    desk.until(() -> desk.events().size() == 1);
    assertThat(desk.ledger.of("c1")).containsExactly("attempting", "accepted");
    assertThat(desk.events().get(0))
        .containsEntry("type", "track")
        .containsEntry("messageId", "delivery:c1:message_sent")
        .containsEntry("userId", "ann")
        .containsEntry("event", "message_sent");
    assertThat(properties(0))
        .isEqualTo(
            Map.of(
                "command_id", "c1",
                "campaign", "cart",
                "step", "first",
                "template", "cart-first",
                "channel", "email",
                "code", 250L));
    assertThat(desk.letters()).isEmpty();
  }

  @Test
  void aCommandThatComesTwiceIsDeliveredOnce() throws Exception {
    desk.send(mail("c1"));
    desk.send(mail("c1"));
    desk.untilEnded("c1", "accepted");
    desk.send(mail("c1"));
    desk.pass(DAY);
    assertThat(desk.routes.taken("c1")).isEqualTo(1);
  }

  @Test
  void soIsOneThatComesAgainAfterItExpired() throws Exception {
    desk.send(mail("c1"));
    desk.untilEnded("c1", "accepted");
    desk.pass(Duration.ofDays(10));
    desk.send(mail("c1"));
    desk.pass(DAY);
    assertThat(desk.ledger.of("c1")).containsExactly("attempting", "accepted");
  }

  @Test
  void whatHasExpiredIsNotTried() throws Exception {
    desk.send(mail("c1").setExpiresAt(Commands.NOON));
    desk.untilEnded("c1", "expired");
    assertThat(desk.routes.tried).isEmpty();
    assertThat(desk.events()).isEmpty();
  }

  @Test
  void aRefusalForGoodIsABounce() throws Exception {
    desk.routes.acts.put("c1", desk.routes.handOver("c1", new Refused(550, Fault.ADDRESS)));
    desk.send(mail("c1"));
    desk.untilEnded("c1", "refused");
    assertThat(desk.events().get(0)).containsEntry("event", "message_bounced");
    assertThat(properties(0)).containsEntry("permanent", true).containsEntry("code", 550L);
    desk.pass(DAY);
    assertThat(desk.routes.tried).hasSize(1);
  }

  @Test
  void aRefusalThatIsNotOfTheAddressEndsNothingButTheMail() throws Exception {
    desk.routes.acts.put("c1", desk.routes.handOver("c1", new Refused(554)));
    desk.send(mail("c1"));
    desk.untilEnded("c1", "refused");
    assertThat(desk.events().get(0)).containsEntry("event", "message_bounced");
    assertThat(properties(0)).containsEntry("permanent", false).containsEntry("code", 554L);
  }

  @Test
  void whatIsNotTakenIsTriedAgainUntilItIs() throws Exception {
    desk.routes.defer("c1");
    desk.send(mail("c1"));
    desk.until(() -> desk.ledger.of("c1").contains("deferred"));
    desk.pass(Duration.ofSeconds(40));
    assertThat(desk.routes.tried).as("the first pause is a minute or so").hasSize(1);
    desk.routes.acts.remove("c1");
    desk.pass(Duration.ofSeconds(40));
    desk.untilEnded("c1", "accepted");
    assertThat(desk.routes.tried).hasSize(2);
  }

  @Test
  void afterThreeDaysItIsGivenUpAsABounceForNow() throws Exception {
    desk.routes.defer("c1");
    desk.send(mail("c1"));
    for (int tried = 1; !desk.ledger.of("c1").contains("given_up"); tried++) {
      int soFar = tried;
      desk.until(
          () -> count("c1", "deferred") >= soFar || desk.ledger.of("c1").contains("given_up"));
      desk.pass(Duration.ofHours(29));
    }
    desk.until(() -> desk.events().size() == 1);
    assertThat(desk.events().get(0)).containsEntry("event", "message_bounced");
    assertThat(properties(0)).containsEntry("permanent", false);
    assertThat(desk.letters()).extracting(DeadLetter::getReason).containsExactly("given_up");
  }

  @Test
  void marketingWithoutAnAnswerIsListedAndNotRepeated() throws Exception {
    desk.routes.acts.put("c1", desk.routes.handOver("c1", new Unanswered("timeout")));
    desk.send(mail("c1"));
    desk.untilEnded("c1", "unknown");
    desk.pass(DAY);
    assertThat(desk.routes.taken("c1")).isEqualTo(1);
    assertThat(desk.events()).isEmpty();
    assertThat(desk.letters()).extracting(DeadLetter::getReason).containsExactly("unknown");
    assertThat(desk.letters().get(0).getText()).contains("timeout").contains("not repeated");
  }

  @Test
  void aTransactionalMailWithoutAnAnswerIsRepeated() throws Exception {
    desk.routes.acts.put("c1", desk.routes.handOver("c1", new Unanswered("timeout")));
    desk.send(mail("c1").setCategory("transactional"));
    desk.until(() -> desk.ledger.of("c1").contains("unanswered"));
    desk.routes.acts.remove("c1");
    desk.pass(TWO_MINUTES);
    desk.untilEnded("c1", "accepted");
    assertThat(desk.routes.taken("c1")).isEqualTo(2);
  }

  @Test
  void channelsThatAreNotOursAreLeftAlone() throws Exception {
    desk.send(mail("c1").setChannel("sms"));
    desk.pass(DAY);
    assertThat(desk.ledger.of("c1")).isEmpty();
    assertThat(desk.letters()).isEmpty();
    assertThat(desk.stateEntries()).isZero();
  }

  @Test
  void whoHasNoAddressIsADeadLetter() throws Exception {
    desk.send(mail("c1").setProfile("{}"));
    assertThat(desk.ledger.of("c1")).containsExactly("undeliverable");
    assertThat(desk.letters()).extracting(DeadLetter::getReason).containsExactly("no_address");
    assertThat(desk.letters().get(0).getTopic()).isEqualTo("sends");
    assertThat(desk.letters().get(0).getText()).isEqualTo("the profile has no address");
  }

  @Test
  void anAttemptThatFailsInAWayNobodyThoughtOfIsRepeatedWhereNothingWasHandedOver()
      throws Exception {
    desk.routes.acts.put("c1", failing(false, new IllegalStateException("before")));
    desk.routes.acts.put("c2", failing(true, new IllegalStateException("after")));
    desk.routes.acts.put("c3", failing(false, new StackOverflowError()));
    desk.routes.acts.put("c4", failing(true, new StackOverflowError()));
    for (int i = 1; i <= 4; i++) {
      desk.send(mail("c" + i));
    }
    desk.untilEnded("c2", "unknown");
    desk.untilEnded("c3", "undeliverable");
    desk.untilEnded("c4", "unknown");
    desk.until(desk::isIdle);
    assertThat(desk.ledger.of("c1")).isEmpty();
    desk.routes.acts.clear();
    desk.pass(TWO_MINUTES);
    desk.untilEnded("c1", "accepted");
  }

  @Test
  void aWorkerThatIsUnfitToGoOnFailsLoudly() throws Exception {
    desk.routes.acts.put("c1", failing(false, new NoClassDefFoundError("io/beckon/Gone")));
    desk.send(mail("c1"));
    assertThatThrownBy(() -> desk.until(() -> false))
        .hasMessage("An attempt broke with java.lang.NoClassDefFoundError")
        .hasRootCauseMessage("io/beckon/Gone");
  }

  private static ScriptedRoutes.Act failing(boolean given, Throwable failure) {
    return goAhead -> {
      if (given) {
        goAhead.ask();
      }
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    };
  }

  @Test
  void whatWasBegunAndRefusedWithoutAGoAheadIsRefused() throws Exception {
    desk.routes.acts.put(
        "c1",
        goAhead -> {
          goAhead.begin();
          return new Refused(550);
        });
    desk.send(mail("c1"));
    desk.untilEnded("c1", "refused");
    assertThat(desk.ledger.of("c1")).containsExactly("attempting", "refused");
  }

  private long count(String id, String status) {
    return desk.ledger.of(id).stream().filter(status::equals).count();
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> properties(int event) {
    return (Map<String, Object>) desk.events().get(event).get("properties");
  }
}
