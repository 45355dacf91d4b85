package io.beckon.runtime.options;

import java.util.List;

/**
 * Everything that can be set on one job.
 *
 * @param job what the job is called at the beginning of a sentence: {@code The campaign job}
 * @param all in the order in which help lists them; their keys are unlike each other
 */
public record Options(String job, List<Option<?>> all) {

  public Options {
    all = List.copyOf(all);
  }
}
