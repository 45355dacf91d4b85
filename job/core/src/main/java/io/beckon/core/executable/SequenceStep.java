package io.beckon.core.executable;

import io.beckon.core.expression.Expression;

/**
 * A step of a sequence: what happens, or what does not until the next step comes.
 *
 * @param event its name
 * @param where what else must hold of it, over {@code event}, {@code profile} and {@code matched};
 *     null for nothing
 * @param looksBack whether {@code where} asks for what was matched before
 * @param least how many of them, 1 or more
 * @param most how many at most, beyond which the run ends; {@link #OPEN} for any number
 * @param optional whether the sequence may go on without it
 * @param same a property of which all events of this step have the same value; null for none
 * @param as the name by which {@code matched} knows it; null for none
 * @param absent whether it must not happen
 */
public record SequenceStep(
    String event,
    Expression where,
    boolean looksBack,
    int least,
    int most,
    boolean optional,
    String same,
    String as,
    boolean absent) {

  /** Any number of events. */
  public static final int OPEN = Integer.MAX_VALUE;

  /** Whether it takes the same number of events in every run. */
  public boolean isExact() {
    return least == most;
  }
}
