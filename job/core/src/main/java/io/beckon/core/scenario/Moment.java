package io.beckon.core.scenario;

import io.beckon.core.event.LoggedEvent;
import java.util.Optional;

/**
 * One entry of a timeline.
 *
 * @param logTime {@code P}, epoch milliseconds
 * @param event what the log brings then; empty where only time runs on, for all users
 */
public record Moment(long logTime, Optional<LoggedEvent> event) {}
