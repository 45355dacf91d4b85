package io.beckon.core.state;

/**
 * A message of a journey that may still be called back.
 *
 * @param step index of the send step
 * @param expiresAt epoch milliseconds; from then on there is nothing to call back
 */
public record SentMessage(int step, long expiresAt) {}
