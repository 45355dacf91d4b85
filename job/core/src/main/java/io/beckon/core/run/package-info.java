/**
 * The journeys: what an event or a deadline of one user starts, moves and ends.
 *
 * <p>The way of an input: {@code Interpreter} - {@code Deadlines} that are due before it - memory -
 * {@code Exits} - {@code Answers} - {@code Triggers}; each lets journeys {@code Walk}, and their
 * messages go out in {@code Rounds} past the guard rails.
 *
 * <p>The rooms below it, none of which knows this one: {@code catalog}, {@code turn}, {@code
 * identity}, {@code memory}, {@code guard}.
 */
package io.beckon.core.run;
