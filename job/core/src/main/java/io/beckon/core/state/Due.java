package io.beckon.core.state;

/**
 * Something that is due: at which instant, and when it is handled.
 *
 * @param due {@code D}, epoch milliseconds of event time
 * @param handled {@code H}, epoch milliseconds of log time: the first instant of the user's clock
 *     at which it may be acted upon
 */
public record Due(long due, long handled) {}
