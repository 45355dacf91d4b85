package io.beckon.core.executable;

import io.beckon.core.effect.Decision;
import io.beckon.core.model.Setting;
import io.beckon.core.model.Step;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * A compiled step, at its place in a campaign's flat program: steps inside steps stand behind each
 * other, and jumps lead around the ways that are not taken.
 *
 * <p>A journey that comes to it calls {@link #reach} once, and the step answers by calling exactly
 * one of the visit's verbs. Where that was a wait, {@link #timeUp} is called once it has passed,
 * and answers likewise. Every verb leads further down the program, so that each walk has an end.
 * Immutable; keeps nothing of a journey.
 */
public interface ExecutableStep {

  /** Unique in the campaign, but for jumps, which have none; part of what names a message. */
  String id();

  /** Says what a journey does that has come here. */
  void reach(Visit visit);

  /** Says what a journey does that has waited here until its time was up. */
  default void timeUp(Visit visit) {
    visit.goOn();
  }

  /** Whether a journey that comes here may have to wait here. */
  default boolean waits() {
    return false;
  }

  /** Whether a message goes to the user from here. */
  default boolean sends() {
    return false;
  }

  /**
   * Names every place at which a journey can go on from here.
   *
   * @param place of this step in the program
   */
  default void leadsTo(int place, IntConsumer next) {
    next.accept(place + 1);
  }

  /** Names what its conditions depend on. */
  default void dependsOn(ExecutableClause.Dependencies dependencies) {
    // Most steps ask nothing.
  }

  /** A journey at a step: what the step may look at, and where it may lead the journey. */
  interface Visit {

    /** {@code E} of the trigger, epoch milliseconds. */
    long start();

    /** {@code D} of what brought the journey here, epoch milliseconds. */
    long due();

    /** The user's zone as it is now. */
    ZoneId zone();

    /** For conditions and values, at now = P or D. */
    Situation situation();

    /** What the step may do before it calls one of the verbs. */
    Acts acts();

    /** Verb: the journey stays until this instant; a past one counts as {@link #due}. */
    void waitUntil(long instant);

    /** Verb: the journey stays until the step's answer comes, or its time is up. */
    void waitFor(WaitForStep step);

    /** Verb: the step's message joins the round; the journey goes on behind it. */
    void offer(SendStep step);

    /** Verb: the journey goes on behind the step. */
    void goOn();

    /** Verb: the journey goes on at another place of the program. */
    void goTo(int place);

    /** Verb: the journey ends here, for the author's reason. */
    void leave(String reason);
  }

  /** What a step does beside leading the journey on. */
  interface Acts {

    /**
     * Records a decision.
     *
     * @param step id of the step that it is about
     */
    void record(String step, Decision decision, String reason, Map<String, String> values);

    /**
     * Sets a value of the user or the journey, null to remove it; later conditions see it.
     *
     * @return false where it would outgrow its bound: then all stays as it was
     */
    boolean set(Setting.Target target, String name, Object value);

    /**
     * The variant of a split for this user; the journey remembers it.
     *
     * @param weights by variant, in the order of the file
     */
    String choose(String split, Map<String, Integer> weights);

    /**
     * Puts an event of the user into the log, and records it.
     *
     * @param step id of the step that does it
     */
    void emit(String step, String event, Map<String, Object> properties);

    /**
     * Changes what the user is subscribed to.
     *
     * @param topic the topic; null for everything
     */
    void subscribe(Step.Subscribe.Status status, String topic);
  }
}
