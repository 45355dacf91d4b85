package io.beckon.core.expression;

import java.util.List;
import java.util.Set;

/**
 * A part of a compiled expression, itself compiled. Immutable.
 *
 * <p>No term throws: what cannot be done gives a missing value, which is null.
 */
sealed interface Term
    permits Access,
        Arithmetic,
        Call,
        Choice,
        Comparison,
        Item,
        Junction,
        ListOf,
        Literal,
        Loop,
        Matches,
        Membership,
        Negation,
        Not,
        Path,
        Present {

  /** The value in this frame; null where missing. */
  Object value(Frame frame);

  default boolean holds(Frame frame) {
    return Boolean.TRUE.equals(value(frame));
  }

  /** What the value can be, where it is not missing; never empty. */
  Set<Type> types();

  /** What is known of the value, where it is not missing. */
  default Shape shape() {
    return Shape.of(types());
  }

  /** See {@link Expression#canonical()}: in brackets wherever a neighbour could reach into it. */
  String canonical();

  /** The terms that this one is made of, in the order written. */
  List<Term> parts();
}
