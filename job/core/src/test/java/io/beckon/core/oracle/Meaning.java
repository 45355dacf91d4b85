package io.beckon.core.oracle;

/** What an expression of a campaign means, written by hand: the naive engine compiles nothing. */
@FunctionalInterface
interface Meaning {

  /** Null for missing. */
  Object value(Roots roots);

  default boolean holds(Roots roots) {
    return Boolean.TRUE.equals(value(roots));
  }
}
