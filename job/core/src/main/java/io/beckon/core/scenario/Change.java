package io.beckon.core.scenario;

import io.beckon.core.catalog.Control;
import io.beckon.core.model.InFlight;
import io.beckon.core.source.Span;
import java.util.Optional;

/**
 * A change of campaigns on a timeline.
 *
 * @param from log time, epoch milliseconds, from which on it is in force
 * @param verb what becomes of a campaign; empty where versions are published
 * @param subject id of the campaign, or {@link Control#ALL}; where versions are published or rolled
 *     back to, the name of the file that holds them
 * @param inFlight what becomes of running journeys, where it is said
 * @param span where it stands
 */
public record Change(
    long from,
    Optional<Control.Verb> verb,
    String subject,
    Optional<InFlight> inFlight,
    Span span) {

  /** Whether it names a file, and not a campaign. */
  boolean isOfFile() {
    return verb.isEmpty() || verb.get() == Control.Verb.ROLLBACK;
  }
}
