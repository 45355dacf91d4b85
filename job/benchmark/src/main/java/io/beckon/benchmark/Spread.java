package io.beckon.benchmark;

import java.util.Collection;
import java.util.Locale;

/** Figures of several turns: the middle one, the lowest and the highest. */
record Spread(double median, double lowest, double highest) {

  static Spread of(Collection<Double> figures) {
    double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median, lowest, highest);
  }
}
