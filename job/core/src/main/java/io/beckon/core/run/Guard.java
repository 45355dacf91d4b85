package io.beckon.core.run;

/** A guard rail: asked last, in order, before a message goes out. */
interface Guard {

  /**
   * What becomes of a message; what it read to decide otherwise than to pass it, it writes down.
   */
  Verdict ask(Candidate candidate);
}
