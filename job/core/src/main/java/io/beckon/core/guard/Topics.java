package io.beckon.core.guard;

import java.util.Optional;

/** Topics that the user switched off, and the few that are left to a user who went silent. */
public final class Topics implements Guard {

  @Override
  public Verdict ask(Candidate candidate) {
    if (!candidate.isMarketing()) {
      return Verdict.PASSED;
    }
    Optional<String> topic = candidate.message().topic();
    if (topic.filter(candidate.contact().consent()::hasLeft).isPresent()) {
      return Verdict.dropped("unsubscribed: " + topic.get());
    }
    boolean allowedInSunset =
        topic.filter(candidate.policy().definition().sunsetTopics()::contains).isPresent();
    if (candidate.contact().consent().isInSunset() && !allowedInSunset) {
      return Verdict.dropped("sunset");
    }
    return Verdict.PASSED;
  }
}
