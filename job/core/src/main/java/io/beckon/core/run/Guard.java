package io.beckon.core.run;

/** A guard rail: asked last, in order, before a message goes out. */
interface Guard {

  /** Why the message is held back at this log time; null where it may pass. */
  String holdsBack(Offer offer, long logTime);
}
