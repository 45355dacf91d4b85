package io.beckon.core.model;

/**
 * How often something must have happened.
 *
 * @param kind how the count is compared
 * @param count 0 or more; 1 or more for {@link Kind#AT_LEAST}
 */
public record Times(Kind kind, int count) {

  public enum Kind {
    AT_LEAST,
    AT_MOST,
    EXACTLY
  }

  /** What a clause asks that does not say {@code times}. */
  public static final Times ONCE = new Times(Kind.AT_LEAST, 1);
}
