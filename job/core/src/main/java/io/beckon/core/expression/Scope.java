package io.beckon.core.expression;

import java.util.Map;

/** What an expression can look at while it is asked. */
public interface Scope {

  /** The properties under a root; empty where there is nothing, never null. */
  Map<String, Object> properties(Root root);
}
