package io.beckon.delivery.attempt;

import io.beckon.delivery.decide.Outcome;

/** What a refused go-ahead makes of an attempt. */
public final class Withholding {

  private Withholding() {}

  /**
   * The outcome.
   *
   * @param answer other than {@link GoAhead.Answer#GO}
   */
  public static Outcome of(GoAhead.Answer answer) {
    return switch (answer) {
      case WITHHELD -> new Outcome.Withheld();
      case UNWRITTEN -> new Outcome.Unwritten();
      case GO -> throw new IllegalArgumentException("Nothing is withheld");
    };
  }
}
