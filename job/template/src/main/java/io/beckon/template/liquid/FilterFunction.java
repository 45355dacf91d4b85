package io.beckon.template.liquid;

/** What a filter does. Free of state: one is shared by all threads. */
@FunctionalInterface
public interface FilterFunction {

  /**
   * Makes another value of one.
   *
   * @param value may be null
   * @param given what stands behind the filter's colon; as many as the filter takes
   * @throws IllegalArgumentException where it cannot; says nothing of the value
   */
  Object apply(Object value, Object[] given, Rendering rendering);
}
