package io.beckon.core.compile;

import io.beckon.core.executable.ExecutableCap;
import io.beckon.core.executable.ExecutablePolicy;
import io.beckon.core.expression.Expression;
import io.beckon.core.expression.ExpressionCompiler;
import io.beckon.core.expression.Root;
import io.beckon.core.model.Policy;
import io.beckon.core.source.Problems;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Compiles a policy as read into one that runs: the conditions of its caps are checked. */
public final class PolicyCompiler {

  /** A cap belongs to no journey and to no event: only the user can make a difference. */
  private static final Set<Root> OF_A_USER = EnumSet.of(Root.PROFILE);

  /** Up to here a window is said in hours, as authors do. */
  private static final Duration IN_HOURS = Duration.ofHours(72);

  private PolicyCompiler() {}

  /**
   * Compiles a policy.
   *
   * @param problems gets what is wrong with its conditions
   * @return empty where there was a problem
   */
  public static Optional<ExecutablePolicy> compile(Policy policy, Problems problems) {
    int before = problems.count();
    ExecutablePolicy compiled =
        new ExecutablePolicy(
            policy, policy.caps().stream().map(cap -> compile(cap, problems)).toList());
    return problems.count() == before ? Optional.of(compiled) : Optional.empty();
  }

  /** The policy that holds where none is published. */
  public static ExecutablePolicy defaultPolicy() {
    return compile(Policy.DEFAULT, new Problems()).orElseThrow();
  }

  private static ExecutableCap compile(Policy.Cap cap, Problems problems) {
    Expression when =
        cap.when()
            .flatMap(text -> ExpressionCompiler.compileCondition(text, OF_A_USER, problems))
            .orElse(null);
    return new ExecutableCap(
        cap.perUser(),
        cap.within().toMillis(),
        cap.channel().orElse(null),
        when,
        cap.then() == Policy.Then.HOLD,
        text(cap));
  }

  private static String text(Policy.Cap cap) {
    String what = cap.channel().map(channel -> " " + channel).orElse("");
    return cap.perUser() + what + " in " + text(cap.within());
  }

  private static String text(Duration window) {
    boolean inHours = window.compareTo(IN_HOURS) < 0 && window.equals(hours(window));
    return inHours && !window.isZero() ? window.toHours() + "h" : DurationText.of(window);
  }

  private static Duration hours(Duration window) {
    return Duration.ofHours(window.toHours());
  }
}
