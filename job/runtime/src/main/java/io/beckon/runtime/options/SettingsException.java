package io.beckon.runtime.options;

import java.util.List;

/** Options that cannot be taken as they were given. Its message names every problem. */
public final class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  SettingsException(List<String> problems) {
    super("The job's options cannot be taken:\n  " + String.join("\n  ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence each, in the order found. */
  public List<String> problems() {
    return problems;
  }
}
