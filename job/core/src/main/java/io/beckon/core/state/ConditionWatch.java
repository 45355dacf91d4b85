package io.beckon.core.state;

/**
 * What a journey remembers of an exit condition: the last answer, since it acts only when it turns
 * true, and the instant at which time alone can change it.
 *
 * @param held the last answer
 * @param flip when to ask again; null where time changes nothing
 */
public record ConditionWatch(boolean held, Due flip) {}
