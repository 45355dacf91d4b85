package io.beckon.core.state;

/**
 * A date that started journeys, and has become another one since. Where it becomes the user's once
 * more, a zone that was changed meanwhile may have it ahead again, in a year for which it has come.
 *
 * @param value identity of what the date was read from
 * @param lastYear the last year for which it has come
 * @param until log time, epoch milliseconds; from then on no zone can have that year's ahead
 */
public record PastDate(long value, int lastYear, long until) {}
