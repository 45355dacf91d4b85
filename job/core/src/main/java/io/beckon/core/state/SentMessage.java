package io.beckon.core.state;

/**
 * A message of a journey that may still be called back.
 *
 * @param step index of the send step
 * @param channel which of the step's channels it went by: an index
 * @param expiresAt epoch milliseconds; from then on there is nothing to call back
 */
public record SentMessage(int step, int channel, long expiresAt) {}
