package io.beckon.core.state;

/**
 * That a user has begun a sequence, and when time will end the first of what has begun.
 *
 * @param fed the time of the sequence: that of the last event that it was given, or of the end that
 *     was handled last; epoch milliseconds
 * @param end of the first run: it is over then, or complete where only an absence was missing
 */
public record SequenceWatch(long fed, Due end) {}
