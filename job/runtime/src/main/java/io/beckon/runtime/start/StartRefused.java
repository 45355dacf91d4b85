package io.beckon.runtime.start;

import java.util.List;

/** The job is not started, since it could not keep its promises. Its message names every reason. */
public final class StartRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> reasons;

  public StartRefused(List<String> reasons) {
    super("The job is not started:\n  " + String.join("\n  ", reasons));
    this.reasons = List.copyOf(reasons);
  }

  /** What is wrong, why, and what to do; one entry each. */
  public List<String> reasons() {
    return reasons;
  }
}
