package io.beckon.core.oracle;

import java.util.Map;

/** What an expression of a campaign means, written by hand: the naive engine compiles nothing. */
@FunctionalInterface
public interface Meaning {

  boolean holds(
      Map<String, Object> event, Map<String, Object> profile, Map<String, Object> trigger);
}
