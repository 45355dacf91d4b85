package io.beckon.core.state;

/**
 * What is remembered of a condition that starts journeys.
 *
 * @param held the last answer
 * @param flip when time alone may change it; null where it changes nothing
 * @param entry when a user enters for whom the condition held already when the campaign came into
 *     force; null where none is planned
 */
public record TriggerWatch(boolean held, Due flip, Due entry) {}
