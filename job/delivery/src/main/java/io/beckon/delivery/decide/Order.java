package io.beckon.delivery.decide;

/**
 * What decisions need to know of a send command.
 *
 * @param commandId the same in every copy of the command
 * @param campaign its id; a hold may be about it
 * @param lane what it shares a gate with: {@code mail:example.org} for a domain, {@code call:crm}
 *     for a destination of ours
 * @param repeatable whether it is handed over again where nobody knows whether it was: so are
 *     transactional messages, and calls, whose receiver knows the id
 * @param expiresAt from then on it must not be delivered: epoch milliseconds
 * @param addressee whose it is
 */
public record Order(
    String commandId,
    String campaign,
    String lane,
    boolean repeatable,
    long expiresAt,
    Addressee addressee) {

  /** One that hours of the day do not concern. */
  public Order(String commandId, String campaign, String lane, boolean repeatable, long expiresAt) {
    this(commandId, campaign, lane, repeatable, expiresAt, Addressee.NOBODY);
  }
}
