package io.beckon.cli.demo.seen;

/**
 * How much was read back.
 *
 * @param events on the events topic, without pulses
 * @param journeys begun or begun anew
 * @param sends ordered
 * @param cancels of what was ordered
 * @param notQualified refused at the door by the audience
 * @param refused refused at the door for another reason
 * @param skipped messages left out by the step's own condition
 * @param heldBack messages held back by a guard rail
 * @param goals met
 * @param exits journeys that ended before their last step
 * @param completed journeys that passed their last step
 * @param deadLetters records that could not be read
 */
public record Counts(
    long events,
    long journeys,
    long sends,
    long cancels,
    long notQualified,
    long refused,
    long skipped,
    long heldBack,
    long goals,
    long exits,
    long completed,
    long deadLetters) {}
