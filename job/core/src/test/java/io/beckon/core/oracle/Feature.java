package io.beckon.core.oracle;

import java.util.EnumSet;
import java.util.Set;

/** A part of the language that random campaigns may use. */
enum Feature {
  AGGREGATE,
  WHEN,
  MESSAGE,
  SINCE,
  SEGMENT,
  COUNT,
  SILENCE,
  SEGMENT_TRIGGER,
  DATE,
  EXISTING,
  UNTIL,
  WAIT_FOR,
  BRANCH,
  SPLIT,
  CHANNELS,
  CALL,
  SET,
  EMIT,
  SUBSCRIBE,
  LEAVE,
  CONTROL,
  LIMIT,
  POLICY;

  /** Those in which both engines are held together. */
  static final Set<Feature> COMPARED =
      EnumSet.of(
          UNTIL,
          WAIT_FOR,
          BRANCH,
          SPLIT,
          LEAVE,
          SET,
          CONTROL,
          SUBSCRIBE,
          CHANNELS,
          POLICY,
          LIMIT,
          CALL,
          AGGREGATE,
          WHEN,
          MESSAGE,
          SINCE,
          SEGMENT,
          COUNT,
          SILENCE,
          SEGMENT_TRIGGER,
          DATE,
          EXISTING,
          EMIT);

  boolean isCompared() {
    return COMPARED.contains(this);
  }
}
