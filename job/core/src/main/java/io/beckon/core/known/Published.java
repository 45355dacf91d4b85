package io.beckon.core.known;

/**
 * A version of a campaign or of the tracking plan.
 *
 * @param version compiled
 * @param from log time in epoch milliseconds from which it is in force, inclusive
 */
public record Published<T>(T version, long from) {}
