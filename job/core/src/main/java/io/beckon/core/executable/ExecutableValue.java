package io.beckon.core.executable;

import io.beckon.core.expression.Expression;
import io.beckon.core.expression.Scope;

/**
 * A value as the file gives it, or as it is worked out when it is needed.
 *
 * @param given null for a missing one, and where it is worked out
 * @param worked gives it; null where the file gives it
 */
public record ExecutableValue(Object given, Expression worked) {

  /** What it is in this scope; null where missing. */
  Object in(Scope scope) {
    return worked == null ? given : worked.evaluate(scope);
  }
}
