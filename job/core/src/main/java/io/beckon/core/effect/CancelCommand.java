package io.beckon.core.effect;

/**
 * Calls a send command back. Delivery honours it until the message is handed over.
 *
 * @param commandId of the send command
 * @param journeyId the journey that decided both
 * @param campaign id of the campaign
 * @param version fingerprint of the campaign's version
 * @param step id of the send step
 * @param userId whose message it was
 * @param reason why, as the record {@link Decision#CALLED_BACK} behind it: {@code goal}, {@code
 *     exit: order_placed}, {@code unsubscribed: offers}
 * @param decidedAt epoch milliseconds of log time
 */
public record CancelCommand(
    String commandId,
    String journeyId,
    String campaign,
    String version,
    String step,
    String userId,
    String reason,
    long decidedAt)
    implements Effect {}
