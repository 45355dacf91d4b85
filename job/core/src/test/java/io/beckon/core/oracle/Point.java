package io.beckon.core.oracle;

/**
 * A point of a user's log. What is after it has a greater event time, or an equal one and stands
 * later in the log.
 */
record Point(long time, long place) {

  boolean isBefore(NaiveLog.Happened happened) {
    return happened.time() > time || (happened.time() == time && happened.place() > place);
  }
}
