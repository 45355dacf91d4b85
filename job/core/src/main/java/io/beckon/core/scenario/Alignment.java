package io.beckon.core.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lays two ordered lists beside each other so that as many expectations as possible stand beside
 * the decision that meets them (the longest common subsequence).
 */
final class Alignment {

  private final List<Expectation> expected;
  private final List<Outcome> actual;

  /** For each pair of places, how many agree from there on. */
  private final int[][] agreeing;

  Alignment(List<Expectation> expected, List<Outcome> actual) {
    this.expected = expected;
    this.actual = actual;
    this.agreeing = new int[expected.size() + 1][actual.size() + 1];
    for (int e = expected.size() - 1; e >= 0; e--) {
      for (int a = actual.size() - 1; a >= 0; a--) {
        agreeing[e][a] =
            meet(e, a)
                ? agreeing[e + 1][a + 1] + 1
                : Math.max(agreeing[e + 1][a], agreeing[e][a + 1]);
      }
    }
  }

  List<Verdict.Row> rows() {
    List<Verdict.Row> rows = new ArrayList<>();
    List<Expectation> missing = new ArrayList<>();
    List<Outcome> unexpected = new ArrayList<>();
    int e = 0;
    int a = 0;
    while (e < expected.size() || a < actual.size()) {
      boolean both = e < expected.size() && a < actual.size();
      if (both && meet(e, a)) {
        addDifferences(rows, missing, unexpected);
        rows.add(row(expected.get(e++), actual.get(a++)));
      } else if (e < expected.size() && (!both || agreeing[e + 1][a] >= agreeing[e][a + 1])) {
        missing.add(expected.get(e++));
      } else {
        unexpected.add(actual.get(a++));
      }
    }
    addDifferences(rows, missing, unexpected);
    return rows;
  }

  /** What differs between two agreeing rows is shown side by side, the first beside the first. */
  private static void addDifferences(
      List<Verdict.Row> rows, List<Expectation> missing, List<Outcome> unexpected) {
    for (int i = 0; i < Math.max(missing.size(), unexpected.size()); i++) {
      rows.add(
          row(
              i < missing.size() ? missing.get(i) : null,
              i < unexpected.size() ? unexpected.get(i) : null));
    }
    missing.clear();
    unexpected.clear();
  }

  private boolean meet(int e, int a) {
    return expected.get(e).isMetBy(actual.get(a));
  }

  private static Verdict.Row row(Expectation expected, Outcome actual) {
    return new Verdict.Row(Optional.ofNullable(expected), Optional.ofNullable(actual));
  }
}
