package io.beckon.core.executable;

/**
 * A compiled step. A journey that reaches it calls {@link #reach} once, and the step answers by
 * calling exactly one of the visit's verbs. Immutable; keeps nothing of a journey.
 */
public interface ExecutableStep {

  /** Unique in the campaign; part of what names a message for ever. */
  String id();

  /** Says what a journey does that has come here. */
  void reach(Visit visit);

  /** Whether it can lead to a message. */
  boolean sends();

  /** A journey at a step: what the step may look at, and what it may say. */
  interface Visit {

    /** {@code E} of the trigger, epoch milliseconds. */
    long start();

    /** {@code D} of what brought the journey here, epoch milliseconds. */
    long due();

    /** For conditions, at now = P or D. */
    Situation situation();

    /** The journey stays until this instant; a past one counts as {@link #due}. */
    void waitUntil(long instant);

    /** The step's message joins the round; the journey goes on behind it. */
    void offer(SendStep step);

    /** The step's own condition leaves it out; the journey goes on behind it. */
    void skip(ExecutableClause because);
  }
}
