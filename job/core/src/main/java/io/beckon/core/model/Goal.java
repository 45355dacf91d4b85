package io.beckon.core.model;

import io.beckon.core.source.Span;
import java.time.Duration;
import java.util.Optional;

/**
 * The event that counts as success; it ends the journey.
 *
 * @param event name of the event
 * @param where which of them count, over {@code event}, {@code profile} and {@code trigger}
 * @param within the goal counts this long from the journey's start, beyond the last step too;
 *     absent: as long as the journey runs
 * @param value what it was worth, over the same
 */
public record Goal(
    String event,
    Optional<ExpressionText> where,
    Optional<Duration> within,
    Optional<ExpressionText> value,
    Span span) {}
