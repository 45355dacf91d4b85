package io.beckon.core.model;

import io.beckon.core.source.Span;

/**
 * A value that is given to something while a journey runs.
 *
 * @param target what gets it
 * @param name of the attribute or value, without the root in front
 * @param value what it gets
 * @param span where its name stands
 */
public record Setting(Target target, String name, Value value, Span span) {

  /** Whose value is set. */
  public enum Target {
    /** A value of this journey, {@code journey.percent}. */
    JOURNEY,
    /** An attribute of the user, {@code profile.tier}. */
    PROFILE
  }

  /** Where a value comes from. */
  public sealed interface Value {}

  /**
   * Written in the file: null, {@link Boolean}, {@link Long}, {@link Double}, text, list or map.
   */
  public record Given(Object value) implements Value {}

  /** Worked out when it is set, over {@code profile}, {@code trigger} and {@code journey}. */
  public record Worked(ExpressionText expression) implements Value {}
}
