package io.beckon.delivery.attempt;

/** Where a command goes. */
public sealed interface Route {

  /** Lanes of mail begin so: they all lead through one relay. */
  String MAIL = "mail:";

  /** Lanes of webhooks begin so. */
  String CALL = "call:";

  /**
   * It goes this way.
   *
   * @param lane what it shares a gate with
   * @param repeatable whether it is handed over again where nobody knows whether it was
   */
  record Way(String lane, boolean repeatable, Carrier carrier) implements Route {}

  /** Its channel is somebody else's. */
  record NotOurs() implements Route {}

  /**
   * It is ours, and goes nowhere.
   *
   * @param reason in a word: no_address, no_destination
   * @param text what is wrong, for people; nothing personal
   */
  record Nowhere(String reason, String text) implements Route {}
}
