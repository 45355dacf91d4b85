package io.beckon.delivery.desk;

import static io.beckon.delivery.Commands.mail;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.delivery.decide.Hold;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is held waits, and goes on when it is let go. */
class HeldMessagesTest extends OneDesk {

  private static final Duration NONE = Duration.ZERO;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void aHoldThatLastsLongerThanPatienceMakesNoFailureFinal() throws Exception {
    desk.hold("cart", true, NONE);
    desk.send(mail("c1"));
    desk.pass(Duration.ofDays(4));
    desk.routes.defer("c1");
    desk.hold("cart", false, NONE);
    desk.pass(MINUTE);
    desk.until(() -> !desk.ledger.of("c1").isEmpty() && desk.isIdle());
    assertThat(desk.ledger.of("c1")).containsExactly("attempting", "deferred");
  }

  @Test
  void aHeldCampaignWaitsAndGoesOnWhenItIsLetGo() throws Exception {
    desk.hold("cart", true, NONE);
    desk.send(mail("c1"));
    desk.send(mail("c2").setCampaign("news"));
    desk.untilEnded("c2", "accepted");
    desk.pass(DAY);
    assertThat(desk.routes.tried).containsExactly("c2");
    desk.hold("cart", false, NONE);
    desk.pass(MINUTE);
    desk.untilEnded("c1", "accepted");
  }

  @Test
  void whereAllIsHeldTransactionalMailAndCallsAreToo() throws Exception {
    desk.hold(Hold.ALL, true, NONE);
    desk.send(mail("c1").setCategory("transactional"));
    desk.send(mail("c2").setChannel("call").setTemplate("crm"));
    desk.pass(DAY);
    assertThat(desk.routes.tried).isEmpty();
    desk.hold(Hold.ALL, false, NONE);
    desk.pass(MINUTE);
    desk.untilEnded("c1", "accepted");
    desk.untilEnded("c2", "accepted");
  }

  @Test
  void aHoldCountsUntilTheMessageIsHandedOver() throws Exception {
    ScriptedRoutes.Meeting recipientTaken = desk.routes.meetBefore("c1");
    desk.send(mail("c1"));
    recipientTaken.reached.await();
    desk.hold("cart", true, NONE);
    recipientTaken.goOn.countDown();
    desk.until(() -> desk.timers() > 0);
    desk.pass(DAY);
    assertThat(desk.routes.taken("c1")).isZero();
    desk.routes.acts.remove("c1");
    desk.hold("cart", false, NONE);
    desk.pass(MINUTE);
    desk.untilEnded("c1", "accepted");
  }

  @Test
  void aWordForTheFutureComesIntoForceByItself() throws Exception {
    desk.hold("cart", true, Duration.ofHours(1));
    desk.send(mail("c1"));
    desk.untilEnded("c1", "accepted");
    desk.pass(Duration.ofHours(1));
    desk.send(mail("c2"));
    desk.hold("cart", false, Duration.ofHours(2));
    desk.pass(Duration.ofMinutes(119));
    assertThat(desk.routes.tried).containsExactly("c1");
    desk.pass(TWO_MINUTES);
    desk.pass(MINUTE);
    desk.untilEnded("c2", "accepted");
  }

  @Test
  void whatExpiresWhileItIsHeldIsOver() throws Exception {
    desk.hold("cart", true, NONE);
    desk.send(mail("c1"));
    desk.pass(Duration.ofDays(8));
    assertThat(desk.ledger.of("c1")).containsExactly("expired");
    desk.hold("cart", false, NONE);
    desk.pass(DAY);
    assertThat(desk.routes.tried).isEmpty();
  }
}
