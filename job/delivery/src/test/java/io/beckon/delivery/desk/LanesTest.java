package io.beckon.delivery.desk;

import static io.beckon.delivery.Commands.mail;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.delivery.decide.Outcome.Deferred;
import io.beckon.delivery.decide.Outcome.Scope;
import io.beckon.schemas.SendCommand;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One domain is slow, refuses, or has a limit; the others do not notice. */
class LanesTest {

  private static final double UNLIMITED = Double.POSITIVE_INFINITY;

  @Test
  void aDomainThatIsSlowFromItsFirstMailOnTakesOneConnection() throws Exception {
    try (DeskHarness desk = DeskHarness.open()) {
      ScriptedRoutes.Meeting tarpit = new ScriptedRoutes.Meeting();
      for (int i = 0; i < 2_000; i++) {
        String id = "slow" + i;
        ScriptedRoutes.Act take = desk.routes.take(id);
        desk.routes.acts.put(
            id,
            goAhead -> {
              tarpit.pass();
              return take.on(goAhead);
            });
        desk.send(to("slow.example", id));
      }
      for (int i = 0; i < 200; i++) {
        desk.send(to("quick" + i % 7 + ".example", "quick" + i));
      }
      desk.until(() -> taken(desk, "quick", 200) == 200);
      assertThat(taken(desk, "slow", 2_000)).isZero();
      assertThat(desk.routes.tried.stream().filter(id -> id.startsWith("slow"))).hasSize(1);
      tarpit.goOn.countDown();
      untilTaken(desk, "slow", 2_000);
    }
  }

  @Test
  void aDomainThatFailsAgainAndAgainIsLeftAloneForAWhile() throws Exception {
    try (DeskHarness desk = DeskHarness.open()) {
      for (int i = 0; i < 50; i++) {
        desk.routes.acts.put("c" + i, goAhead -> new Deferred(Scope.LANE, 421, "", 0));
        desk.send(to("busy.example", "c" + i));
      }
      desk.until(() -> desk.routes.tried.size() >= 3);
      desk.send(to("other.example", "other"));
      desk.untilEnded("other", "accepted");
      desk.pass(Duration.ofSeconds(29));
      assertThat(desk.routes.tried.size())
          .as("three failures, what was under way, and the other")
          .isBetween(4, 6);
      desk.routes.acts.clear();
      untilTaken(desk, "c", 50);
    }
  }

  @Test
  void aDomainThatHungForLongIsQuickAgainSoonAfterItRecovered() throws Exception {
    try (DeskHarness desk = DeskHarness.open()) {
      for (int round = 0; round < 30; round++) {
        ScriptedRoutes.Meeting hanging = new ScriptedRoutes.Meeting();
        String id = "hangs" + round;
        desk.routes.acts.put(
            id,
            goAhead -> {
              hanging.pass();
              return new Deferred(Scope.MESSAGE, 0, "timeout", 0);
            });
        desk.send(to("slow.example", id));
        hanging.reached.await();
        desk.pass(Duration.ofMinutes(5));
        hanging.goOn.countDown();
        desk.until(desk::isIdle);
        desk.routes.acts.remove(id);
      }
      for (int i = 0; i < 2_000; i++) {
        desk.routes.acts.put("c" + i, goAhead -> new Deferred(Scope.LANE, 421, "", 0));
        desk.send(to("slow.example", "c" + i));
      }
      desk.until(desk::isIdle);
      desk.routes.acts.clear();
      for (int i = 0; i < 180; i++) {
        desk.pass(Duration.ofSeconds(1));
        desk.until(desk::isIdle);
      }
      assertThat(taken(desk, "c", 2_000)).isEqualTo(2_000);
    }
  }

  @Test
  void aRelayThatIsAwayHoldsUpAllMailAndNoCalls() throws Exception {
    try (DeskHarness desk = DeskHarness.open()) {
      for (int i = 0; i < 20; i++) {
        desk.routes.acts.put("c" + i, goAhead -> new Deferred(Scope.RELAY, 0, "connection", 0));
        desk.send(to("domain" + i + ".example", "c" + i));
      }
      desk.until(() -> desk.routes.tried.size() >= 3);
      desk.send(mail("call").setChannel("call").setTemplate("crm"));
      desk.untilEnded("call", "accepted");
      desk.pass(Duration.ofSeconds(29));
      assertThat(desk.routes.tried.size()).isBetween(4, 8);
      desk.routes.acts.clear();
      untilTaken(desk, "c", 20);
    }
  }

  @Test
  void aDomainGetsSoManyASecond() throws Exception {
    try (DeskHarness desk = new DeskHarness(gate(UNLIMITED, 10))) {
      for (int i = 0; i < 100; i++) {
        desk.send(to("slow.example", "slow" + i));
        desk.send(to("domain" + i + ".example", "other" + i));
      }
      desk.until(() -> taken(desk, "other", 100) == 100);
      assertThat(taken(desk, "slow", 100)).isLessThanOrEqualTo(10);
      for (int i = 0; i < 40; i++) {
        desk.pass(Duration.ofMillis(100));
        desk.until(desk::isIdle);
      }
      assertThat(taken(desk, "slow", 100)).isBetween(30, 50);
      untilTaken(desk, "slow", 100);
    }
  }

  @Test
  void thereIsALimitOverAllToo() throws Exception {
    try (DeskHarness desk = new DeskHarness(gate(10, UNLIMITED))) {
      for (int i = 0; i < 100; i++) {
        desk.send(to("domain" + i + ".example", "c" + i));
      }
      desk.until(desk::isIdle);
      assertThat(desk.routes.tried).hasSizeLessThanOrEqualTo(10);
      untilTaken(desk, "c", 100);
    }
  }

  @Test
  void ofWhichEachWorkerHasItsShare() throws Exception {
    try (DeskHarness desk = new DeskHarness(gate(20, UNLIMITED), 4)) {
      for (int i = 0; i < 200; i++) {
        desk.send(to("domain" + i + ".example", "c" + i));
      }
      desk.until(desk::isIdle);
      assertThat(desk.routes.tried).hasSizeBetween(16, 20);
    }
  }

  private static GateSettings gate(double perSecond, double lanePerSecond) {
    return new GateSettings(4, 2, perSecond, lanePerSecond, 3, 30_000, 600_000);
  }

  private static SendCommand.Builder to(String domain, String id) {
    return mail(id).setProfile(domain);
  }

  private static int taken(DeskHarness desk, String prefix, int count) {
    int taken = 0;
    for (int i = 0; i < count; i++) {
      taken += desk.routes.taken(prefix + i);
    }
    return taken;
  }

  private static void untilTaken(DeskHarness desk, String prefix, int count) throws Exception {
    desk.until(
        () -> {
          desk.pass(Duration.ofSeconds(1));
          return taken(desk, prefix, count) == count;
        });
  }
}
