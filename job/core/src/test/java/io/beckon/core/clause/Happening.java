package io.beckon.core.clause;

import io.beckon.core.state.Anchor;
import java.util.Map;

/** Something a user did: what, when, and the how many-th in the log. */
record Happening(String name, Map<String, Object> properties, long time, long place) {

  boolean isAfter(Anchor moment) {
    return time > moment.time() || (time == moment.time() && place > moment.place());
  }

  boolean isAfter(Happening other) {
    return isAfter(new Anchor(other.time, other.place));
  }
}
