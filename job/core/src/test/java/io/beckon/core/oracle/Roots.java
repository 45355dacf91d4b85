package io.beckon.core.oracle;

import java.util.Map;

/** What an expression can look at. */
record Roots(
    Map<String, Object> event,
    Map<String, Object> profile,
    Map<String, Object> trigger,
    Map<String, Object> journey) {

  /** An event alone, as history keeps it. */
  static Roots ofEvent(Map<String, Object> event) {
    return new Roots(event, Map.of(), Map.of(), Map.of());
  }

  static Roots ofProfile(Map<String, Object> profile) {
    return new Roots(Map.of(), profile, Map.of(), Map.of());
  }
}
