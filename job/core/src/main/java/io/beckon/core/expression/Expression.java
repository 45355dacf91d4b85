package io.beckon.core.expression;

import java.util.List;
import java.util.Map;

/**
 * A compiled CEL expression. Immutable, safe to share between threads, a pure function of its
 * scope.
 *
 * <p>Meaning, where it is not CEL's: numbers of any kind compare by value; missing and null are
 * one, equal nothing, and every ordering with them is false; {@code !=} is the negation of {@code
 * ==}; comparisons of values of different types are false; an operation that cannot be done (a
 * missing operand, a division by zero) gives a missing value. Whole numbers are exact as long as
 * they fit a long, {@code 7 / 2} is 3.5, and nothing depends on whether a number came as 1 or as
 * 1.0.
 */
public interface Expression {

  /** The value: null where missing, else as {@link io.beckon.core.event.Event#properties()}. */
  Object evaluate(Scope scope);

  /** Whether the value is true; a missing value or one of another type is not. */
  default boolean holds(Scope scope) {
    return Boolean.TRUE.equals(evaluate(scope));
  }

  /**
   * Adds what it reads in this scope, by path: {@code profile.plan -> "pro"}; missing as "missing".
   */
  void explain(Scope scope, Map<String, String> values);

  /**
   * What it reads under a root: the names and indexes of each property, from there; none for all
   * properties of the root.
   */
  List<List<Object>> reads(Root root);

  /** The expression as written. */
  String text();

  /**
   * A form that is the same for expressions that differ in white space, brackets and ways of
   * writing one thing ({@code 1} and {@code 1.0}, either quote, {@code event["x"]} and {@code
   * event.x}). It is the identity of what history keeps for an expression, so it stays the same on
   * every Java version and in every release: a new one may add forms and changes none.
   */
  String canonical();
}
