package io.beckon.core.read;

import io.beckon.core.model.Campaign;
import io.beckon.core.source.Problem;
import java.util.List;

/**
 * What was read: the campaigns that are sound, and everything that is wrong with the others.
 *
 * @param campaigns those without a problem, in the order of the files
 * @param problems of all files, by file, line and column
 */
public record Reading(List<Campaign> campaigns, List<Problem> problems) {

  public Reading {
    campaigns = List.copyOf(campaigns);
    problems = List.copyOf(problems);
  }
}
