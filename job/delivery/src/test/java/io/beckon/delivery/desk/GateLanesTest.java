package io.beckon.delivery.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.delivery.decide.Outcome;
import io.beckon.delivery.decide.Outcome.Accepted;
import io.beckon.delivery.decide.Outcome.Deferred;
import io.beckon.delivery.decide.Outcome.Fault;
import io.beckon.delivery.decide.Outcome.Refused;
import io.beckon.delivery.decide.Outcome.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a gate remembers of domains. */
class GateLanesTest {

  private static final long NOON = 1_750_000_000_000L;
  private static final long MINUTE = 60_000;
  private static final double UNLIMITED = Double.POSITIVE_INFINITY;

  private final Gate gate =
      new Gate(new GateSettings(4, 2, UNLIMITED, UNLIMITED, 1, 30_000, 10 * MINUTE));

  @Test
  void whatIsIdleIsForgottenAMinuteLater() {
    for (int i = 0; i < 1_000; i++) {
      attempt("mail:domain" + i + ".example", new Accepted(250), NOON);
    }
    attempt("mail:one.example", new Accepted(250), NOON + 2 * MINUTE);
    assertThat(gate.lanes()).isEqualTo(1);
  }

  @Test
  void soIsADomainThatIsDeadOnceItsBreakerIsLongOver() {
    attempt("mail:dead.example", new Deferred(Scope.LANE, 0, "timeout", 0), NOON);
    attempt("mail:one.example", new Accepted(250), NOON + 2 * MINUTE);
    assertThat(gate.openBreakers()).isEqualTo(1);
    attempt("mail:two.example", new Accepted(250), NOON + 20 * MINUTE);
    assertThat(gate.openBreakers()).isZero();
    assertThat(gate.lanes()).isEqualTo(1);
  }

  @Test
  void howeverManyAreMadeUpThereAreNoMoreThanABound() {
    for (int i = 0; i < Gate.MOST_LANES; i++) {
      attempt("mail:dead" + i + ".example", new Deferred(Scope.LANE, 0, "timeout", 0), NOON);
    }
    assertThat(gate.ask("mail:one-more.example", "c", true, NOON))
        .isInstanceOf(Gate.Answer.Later.class);
    assertThat(gate.lanes()).isEqualTo(Gate.MOST_LANES);
    attempt("mail:one-more.example", new Accepted(250), NOON + 20 * MINUTE);
  }

  @Test
  void whatComesToNothingInTheHouseTakesNothingOfTheRate() {
    Gate slow = new Gate(new GateSettings(4, 2, 1, 1, 1, 30_000, 10 * MINUTE));
    for (Outcome outcome :
        List.of(
            new Outcome.Unready("no_coupon"),
            new Outcome.Unread(),
            new Outcome.Withheld(),
            new Outcome.Unwritten(),
            new Outcome.Unfit("no_address", "t"))) {
      assertThat(slow.ask("mail:one.example", "c", true, NOON)).isEqualTo(new Gate.Answer.Start());
      slow.ended("mail:one.example", outcome, true, 5, NOON);
    }
    assertThat(slow.ask("mail:one.example", "c", true, NOON)).isEqualTo(new Gate.Answer.Start());
    slow.ended("mail:one.example", new Accepted(250), true, 5, NOON);
    assertThat(slow.ask("mail:one.example", "c", true, NOON)).isInstanceOf(Gate.Answer.Later.class);
  }

  /** Else a server that takes as long as ever would look slow beside what was never sent. */
  @Test
  void norDoesItSayHowLongAttemptsTake() {
    Outcome dry = new Outcome.Unready("no_coupon");
    for (int i = 0; i < 100; i++) {
      for (int j = 0; j < 20; j++) {
        attempt("mail:dry.example", dry, NOON);
      }
      tookLong("mail:one.example");
    }
    assertThat(gate.ask("mail:one.example", "a", true, NOON)).isEqualTo(new Gate.Answer.Start());
    assertThat(gate.ask("mail:two.example", "b", true, NOON)).isEqualTo(new Gate.Answer.Start());
    assertThat(gate.ask("mail:one.example", "c", true, NOON))
        .as("it has two connections, though the others are wanted")
        .isEqualTo(new Gate.Answer.Start());
  }

  @Test
  void aServerThatTakesNoMailOfOursIsLeftAlone() {
    attempt("mail:one.example", new Refused(554, Fault.SENDER), NOON);
    assertThat(gate.ask("mail:two.example", "c", true, NOON)).isInstanceOf(Gate.Answer.Later.class);
    assertThat(gate.openBreakers()).isEqualTo(1);
  }

  private void tookLong(String lane) {
    assertThat(gate.ask(lane, "c", true, NOON)).isEqualTo(new Gate.Answer.Start());
    gate.ended(lane, new Accepted(250), true, 100, NOON);
  }

  private void attempt(String lane, Outcome outcome, long now) {
    assertThat(gate.ask(lane, "c", true, now)).isEqualTo(new Gate.Answer.Start());
    gate.ended(lane, outcome, true, 5, now);
  }
}
