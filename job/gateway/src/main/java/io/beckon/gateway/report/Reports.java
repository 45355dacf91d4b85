package io.beckon.gateway.report;

import java.util.List;
import java.util.Optional;

/**
 * What one call reports.
 *
 * @param all those that could be read and are of interest
 * @param odd how many could not be read
 */
record Reports(List<Report> all, int odd) {

  static final Reports NONE = new Reports(List.of(), 0);

  static Reports of(Optional<Report> report) {
    return new Reports(report.map(List::of).orElse(List.of()), 0);
  }
}
