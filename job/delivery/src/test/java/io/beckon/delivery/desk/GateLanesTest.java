package io.beckon.delivery.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.delivery.decide.Outcome;
import io.beckon.delivery.decide.Outcome.Accepted;
import io.beckon.delivery.decide.Outcome.Deferred;
import io.beckon.delivery.decide.Outcome.Scope;
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

  private void attempt(String lane, Outcome outcome, long now) {
    assertThat(gate.ask(lane, "c", true, now)).isEqualTo(new Gate.Answer.Start());
    gate.ended(lane, outcome, true, 5, now);
  }
}
