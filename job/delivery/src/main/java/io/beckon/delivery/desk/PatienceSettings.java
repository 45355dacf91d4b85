package io.beckon.delivery.desk;

import java.io.Serializable;

/**
 * How long a message is tried.
 *
 * @param first pause after the first attempt, in milliseconds
 * @param longest no pause is longer
 * @param whole milliseconds from when a command was first seen
 */
public record PatienceSettings(long first, long longest, long whole) implements Serializable {}
