package io.beckon.delivery.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.delivery.Commands;
import io.beckon.delivery.decide.Outcome;
import io.beckon.delivery.decide.Outcome.Deferred;
import io.beckon.delivery.decide.Outcome.Scope;
import io.beckon.schemas.SendCommand;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** It is noon, and quiet from one to six. */
class QuietHoursDeskTest extends OneDesk {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final String AFTERNOON = "quiet_hours: {from: \"13:00\", to: \"18:00\"}";
  private static final String DROPPED = "quiet_hours: {from: \"13:00\", to: \"18:00\", then: drop}";

  @BeforeEach
  void publish() {
    desk.published.policy(AFTERNOON);
  }

  @Test
  void aMessageThatIsLateWaitsUntilTheyAreOver() throws Exception {
    desk.pass(HOUR.multipliedBy(2));
    desk.send(Commands.mail("c1"));
    desk.pass(HOUR.multipliedBy(4).minusMillis(1));
    assertThat(desk.routes.tried).isEmpty();
    desk.pass(Duration.ofMillis(1));
    desk.untilEnded("c1", "accepted");
  }

  @Test
  void itWaitsOverARestartToo() throws Exception {
    desk.pass(HOUR.multipliedBy(2));
    desk.send(Commands.mail("c1"));
    desk.checkpoint();
    desk.pass(HOUR);
    desk.crash();
    desk.pass(HOUR);
    assertThat(desk.routes.tried).isEmpty();
    desk.pass(HOUR.multipliedBy(2));
    desk.untilEnded("c1", "accepted");
  }

  @Test
  void theUsersZoneCounts() throws Exception {
    desk.pass(HOUR.multipliedBy(2));
    desk.send(inZone("c1", "Pacific/Auckland"));
    desk.send(inZone("c2", "Nowhere/Else"));
    desk.untilEnded("c1", "accepted");
    assertThat(desk.routes.tried).containsExactly("c1");
  }

  @Test
  void receiptsCallsAndTestUsersDoNotWait() throws Exception {
    desk.published.policy(AFTERNOON, "test_users: [qa-1]");
    desk.pass(HOUR.multipliedBy(2));
    desk.send(Commands.mail("receipt").setCategory("transactional"));
    desk.send(Commands.mail("call").setChannel("call"));
    desk.send(Commands.mail("test").setUserId("qa-1"));
    desk.untilEnded("receipt", "accepted");
    desk.untilEnded("call", "accepted");
    desk.untilEnded("test", "accepted");
  }

  @Test
  void itExpiresWhileItWaits() throws Exception {
    desk.pass(HOUR.multipliedBy(2));
    desk.send(Commands.mail("c1").setExpiresAt(Commands.NOON.plus(HOUR.multipliedBy(3))));
    desk.pass(HOUR);
    desk.untilEnded("c1", "expired");
    assertThat(desk.routes.tried).isEmpty();
  }

  @Test
  void theyAreAskedOnceMoreRightBeforeItIsHandedOver() throws Exception {
    ScriptedRoutes.Meeting beforeData = new ScriptedRoutes.Meeting();
    desk.routes.acts.put(
        "c1",
        goAhead -> {
          beforeData.pass();
          return desk.routes.take("c1").on(goAhead);
        });
    desk.send(Commands.mail("c1"));
    beforeData.reached.await();
    desk.pass(HOUR.multipliedBy(2));
    desk.routes.acts.remove("c1");
    beforeData.goOn.countDown();
    desk.until(desk::isIdle);
    assertThat(desk.routes.taken("c1")).isZero();
    assertThat(desk.ledger.of("c1")).as("nothing was begun").isEmpty();
    desk.pass(HOUR.multipliedBy(4));
    desk.untilEnded("c1", "accepted");
    assertThat(desk.routes.taken("c1")).isEqualTo(1);
  }

  @Test
  void whatIsDroppedIsCalledBackByThePolicy() throws Exception {
    desk.published.policy(DROPPED);
    desk.pass(HOUR.multipliedBy(2));
    desk.send(Commands.mail("c1"));
    desk.untilEnded("c1", "cancelled");
    assertThat(desk.ledger.reasons("c1")).containsExactly("quiet_hours");
    assertThat(desk.routes.tried).isEmpty();
    assertThat(desk.events()).isEmpty();
    assertThat(desk.letters()).isEmpty();
  }

  @Test
  void theTimeThatItWaitsIsNoPartOfThatForWhichItIsTried() throws Exception {
    // It is given up after three days of trying, and sixteen hours of each are quiet.
    desk.published.policy("quiet_hours: {from: \"18:00\", to: \"10:00\"}");
    AtomicInteger attempts = new AtomicInteger();
    desk.routes.acts.put(
        "c1",
        goAhead -> {
          attempts.incrementAndGet();
          return new Deferred(Scope.MESSAGE, 451, "", 0);
        });
    desk.pass(HOUR.multipliedBy(7));
    desk.send(Commands.mail("c1"));
    desk.pass(HOUR.multipliedBy(15));
    desk.until(() -> attempts.get() == 1 && desk.isIdle());
    for (int hour = 0; hour < 52; hour++) {
      desk.pass(HOUR);
      desk.until(desk::isIdle);
    }
    assertThat(desk.ledger.of("c1")).doesNotContain("given_up");
    desk.routes.acts.remove("c1");
    desk.pass(HOUR.multipliedBy(24));
    desk.untilEnded("c1", "accepted");
  }

  @Test
  void whatItIsMadeOfMayNotBeKnownYetAndNothingIsCounted() throws Exception {
    desk.routes.acts.put("c1", goAhead -> new Outcome.Unread());
    desk.send(Commands.mail("c1"));
    desk.until(() -> desk.routes.tried.size() == 1 && desk.isIdle());
    for (int i = 2; i < 200; i++) {
      int tries = i;
      desk.pass(Duration.ofSeconds(1));
      desk.until(() -> desk.routes.tried.size() == tries && desk.isIdle());
    }
    assertThat(desk.ledger.of("c1")).isEmpty();
    desk.routes.acts.remove("c1");
    desk.pass(Duration.ofSeconds(1));
    desk.untilEnded("c1", "accepted");
    assertThat(desk.ledger.attempts("c1")).containsOnly(1);
  }

  private static SendCommand.Builder inZone(String id, String zone) {
    return Commands.mail(id)
        .setProfile("{\"email\":\"ann@example.org\",\"timezone\":\"" + zone + "\"}");
  }
}
