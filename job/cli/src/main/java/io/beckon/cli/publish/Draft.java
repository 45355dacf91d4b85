package io.beckon.cli.publish;

import io.beckon.cli.campaigns.Publishable;
import java.util.List;
import java.util.Optional;

/**
 * A file of a campaign, held against the campaigns that run.
 *
 * @param state what can be done with it
 * @param lines what its author is told: the problems, or what a publish would change
 * @param changed what would be published; empty where nothing can be
 */
public record Draft(State state, List<String> lines, Optional<Publishable> changed) {

  /** What can be done with a file. */
  public enum State {
    /** It must be mended first. */
    PROBLEMS,
    /** This very version was published already. */
    PUBLISHED,
    /** It can be published. */
    CHANGED
  }

  public Draft {
    lines = List.copyOf(lines);
  }
}
