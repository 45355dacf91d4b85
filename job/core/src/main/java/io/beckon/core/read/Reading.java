package io.beckon.core.read;

import io.beckon.core.model.Campaign;
import io.beckon.core.model.Plan;
import io.beckon.core.model.Policy;
import io.beckon.core.model.Segment;
import io.beckon.core.source.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What a set of files says.
 *
 * @param campaigns those without a problem of form, in the order of the files
 * @param segments likewise
 * @param policy the one there is
 * @param plan the tracking plan, the one there is
 * @param problems of all of them, by file, line and column
 */
public record Reading(
    List<Campaign> campaigns,
    List<Segment> segments,
    Optional<Policy> policy,
    Optional<Plan> plan,
    List<Problem> problems) {

  public Reading {
    campaigns = List.copyOf(campaigns);
    segments = List.copyOf(segments);
    problems = List.copyOf(problems);
  }
}
