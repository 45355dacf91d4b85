package io.beckon.core.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.Policies;
import io.beckon.core.executable.ExecutableCap;
import io.beckon.core.executable.ExecutablePolicy;
import io.beckon.core.model.Policy;
import io.beckon.core.model.Policy.Then;
import io.beckon.core.source.Problem;
import io.beckon.core.source.Problems;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A policy becomes one that runs, or problems. */
class PolicyCompilerTest {

  @Test
  void capsAreCalledAsTheirAuthorsDo() {
    ExecutablePolicy policy =
        Policies.open()
            .cap(2, Duration.ofHours(48), Then.HOLD)
            .cap(1, Duration.ofDays(7), Then.DROP, "sms", null)
            .cap(3, Duration.ofDays(1), Then.DROP)
            .cap(4, Duration.ofMinutes(90), Then.DROP)
            .cap(5, Duration.ofDays(3), Then.DROP)
            .compiled();

    assertThat(policy.caps())
        .extracting(ExecutableCap::text)
        .containsExactly("2 in 48h", "1 sms in 7d", "3 in 24h", "4 in 90m", "5 in 3d");
  }

  @Test
  void knowsHowLongAMessageCountsAndHowLongOneCanBePutOff() {
    assertThat(Policies.none().longestWindow()).isZero();
    assertThat(Policies.none().longestHold()).isZero();

    ExecutablePolicy policy =
        Policies.open()
            .cap(2, Duration.ofHours(60), Then.HOLD)
            .cap(9, Duration.ofDays(30), Then.DROP)
            .quiet("21:00", "08:00", Then.HOLD)
            .compiled();
    assertThat(policy.longestWindow()).isEqualTo(Duration.ofDays(30).toMillis());
    assertThat(policy.longestHold()).isEqualTo(Duration.ofHours(60).toMillis());
  }

  @Test
  void theDefaultIsTheOneOfThePage() {
    ExecutablePolicy policy = PolicyCompiler.defaultPolicy();

    assertThat(policy.caps()).extracting(ExecutableCap::text).containsExactly("2 in 48h");
    assertThat(policy.caps()).extracting(ExecutableCap::holds).containsExactly(true);
    assertThat(policy.isOptIn("email")).isFalse();
    assertThat(policy.isOptIn("sms")).isTrue();
    assertThat(policy.definition().quietHours()).isEmpty();
  }

  @Test
  void aConditionMayLookAtTheProfileAlone() {
    Policy policy =
        Policies.open()
            .cap(1, Duration.ofDays(1), Then.DROP, null, "event.kind == 1")
            .cap(1, Duration.ofDays(1), Then.DROP, null, "profile.plan ==")
            .definition();
    Problems problems = new Problems();

    assertThat(PolicyCompiler.compile(policy, problems)).isEmpty();
    assertThat(problems.inOrder())
        .extracting(Problem::message)
        .hasSize(2)
        .first()
        .asString()
        .contains("event");
  }
}
