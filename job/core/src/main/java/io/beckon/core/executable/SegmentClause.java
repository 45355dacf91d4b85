package io.beckon.core.executable;

import java.util.Map;

/**
 * Whether the user is in a segment: the segment's own condition, asked at the now of the question.
 *
 * @param segment its name
 * @param who its condition
 */
public record SegmentClause(String segment, ExecutableClause who) implements ExecutableClause {

  @Override
  public boolean holds(Situation situation) {
    return who.holds(situation);
  }

  @Override
  public long holdsUntil(Situation situation) {
    return who.holdsUntil(situation);
  }

  @Override
  public void explain(Situation situation, Map<String, String> values) {
    values.put("in " + segment, holds(situation) ? "yes" : "no");
    who.explain(situation, values);
  }

  @Override
  public void dependsOn(Dependencies dependencies) {
    who.dependsOn(dependencies);
  }
}
