package io.beckon.core.catalog;

import io.beckon.core.model.InFlight;
import java.util.Optional;

/**
 * What whoever runs the campaigns says of one that was published, or of all.
 *
 * @param verb what is to become of it
 * @param campaign its id; {@link #ALL} for all of them
 * @param version which is to be in force once more; empty for other verbs than that
 * @param inFlight what becomes of running journeys, where it is said; empty: at an end they finish,
 *     and for a version that comes back it is as its file says
 */
public record Control(Verb verb, String campaign, String version, Optional<InFlight> inFlight) {

  /** No campaign can have this id. */
  public static final String ALL = "*";

  /** What can be said. The order is part of the form at the job's edges: new ones stand last. */
  public enum Verb {
    /** Nobody enters, and what is to be sent waits. */
    PAUSE,
    /** A pause is over; of all campaigns: a halt is. */
    RESUME,
    /** Nobody enters any more. */
    END,
    /** A version is in force once more. */
    ROLLBACK
  }

  /** A word about how a campaign stands, and no version. */
  public static Control of(Verb verb, String campaign) {
    return new Control(verb, campaign, "", Optional.empty());
  }

  /** Whether it is about all campaigns at once. */
  public boolean isOfAll() {
    return campaign.equals(ALL);
  }

  /**
   * Puts it into force.
   *
   * @param from log time in epoch milliseconds
   * @return why it cannot be; then nothing has changed
   */
  public Optional<String> applyTo(Catalog catalog, long from) {
    if (isOfAll()) {
      return applyToAll(catalog, from);
    }
    boolean known =
        switch (verb) {
          case PAUSE -> catalog.pause(campaign, true, from);
          case RESUME -> catalog.pause(campaign, false, from);
          case END -> catalog.end(campaign, inFlight.orElse(new InFlight.Finish()), from);
          case ROLLBACK -> catalog.rollBack(campaign, version, inFlight, from);
        };
    String what = verb == Verb.ROLLBACK ? "version " + version + " of " : "";
    return known ? Optional.empty() : Optional.of("no " + what + "campaign " + campaign);
  }

  private Optional<String> applyToAll(Catalog catalog, long from) {
    return switch (verb) {
      case PAUSE, RESUME -> {
        catalog.halt(verb == Verb.PAUSE, from);
        yield Optional.empty();
      }
      case END, ROLLBACK -> Optional.of("all campaigns can be paused and resumed, no more");
    };
  }
}
