package io.beckon.core.guard;

/** A guard rail: asked last, in order, before a message goes out. */
public interface Guard {

  /**
   * What becomes of a message; what it read to decide otherwise than to pass it, it writes down.
   */
  public Verdict ask(Candidate candidate);
}
