package io.beckon.core.scenario;

import io.beckon.core.effect.Effect;
import io.beckon.core.scenario.Outcome.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * What a scenario expects beside what was decided.
 *
 * <p>Both are put in the order of {@code D}, then of the user; those of one user that are due at
 * one instant stay in the order of the file and of the decisions, so that a scenario can say who
 * goes first.
 *
 * @param scenario which
 * @param rows in that order
 * @param decisions everything that was decided, in the order decided; also what is not compared
 */
public record Verdict(Scenario scenario, List<Row> rows, List<Outcome> decisions) {

  /** An expectation, a decision, or both; where both are there and differ, one stands for one. */
  public record Row(Optional<Expectation> expected, Optional<Outcome> actual) {

    /** Whether what was expected was decided. */
    public boolean agrees() {
      return expected.isPresent() && actual.isPresent() && expected.get().isMetBy(actual.get());
    }
  }

  /** Compares. */
  public static Verdict on(Scenario scenario, List<Effect> effects) {
    List<Outcome> decisions = effects.stream().map(Outcome::of).flatMap(Optional::stream).toList();
    Set<Kind> compared = EnumSet.of(Kind.SEND);
    scenario.expect().forEach(expectation -> compared.add(expectation.kind()));
    List<Outcome> actual =
        inOrder(
            decisions.stream().filter(outcome -> compared.contains(outcome.kind())).toList(),
            Outcome::at,
            Comparator.comparing(Outcome::user));
    List<Expectation> expected =
        inOrder(scenario.expect(), Expectation::at, Comparator.comparing(Expectation::user));
    return new Verdict(scenario, new Alignment(expected, actual).rows(), decisions);
  }

  /** Whether everything is as expected, and nothing more was decided. */
  public boolean holds() {
    return rows.stream().allMatch(Row::agrees);
  }

  private static <T> List<T> inOrder(
      List<T> unordered, ToLongFunction<T> at, Comparator<T> byUser) {
    List<T> ordered = new ArrayList<>(unordered);
    ordered.sort(Comparator.comparingLong(at).thenComparing(byUser));
    return ordered;
  }
}
