package io.beckon.core.model;

/** What becomes of the other runs of a sequence once one of them is complete. */
public enum AfterMatch {
  /** Nothing: what has begun goes on, the run that is complete in its other branches too. */
  NO_SKIP,
  /** A beginning is complete once: its other branches end. */
  SKIP_TO_NEXT,
  /** Whatever began before the last event of the match ends: no event counts twice. */
  SKIP_PAST_LAST
}
