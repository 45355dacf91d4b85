package io.beckon.engine.record;

import io.beckon.core.model.InFlight;
import java.util.Optional;

/** What becomes of running journeys, as a control says it: finish, stop, or nothing. */
public final class InFlightWords {

  public static final String FINISH = "finish";
  public static final String STOP = "stop";

  private InFlightWords() {}

  /** Empty where nothing is said. */
  public static String of(Optional<InFlight> inFlight) {
    return inFlight.map(said -> said instanceof InFlight.Stop ? STOP : FINISH).orElse("");
  }

  /** Empty where nothing is said that is understood. */
  public static Optional<InFlight> read(String word) {
    return switch (word) {
      case FINISH -> Optional.of(new InFlight.Finish());
      case STOP -> Optional.of(new InFlight.Stop());
      default -> Optional.empty();
    };
  }

  /** Whether it is understood; to say nothing is. */
  public static boolean isKnown(String word) {
    return word.isEmpty() || read(word).isPresent();
  }
}
