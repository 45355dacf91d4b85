package io.beckon.cli.journeys;

import io.beckon.core.effect.JourneyRecord;
import java.util.function.Consumer;

/** Where decisions are written down. */
interface JourneySource {

  /**
   * Hands over what was decided about a user, in the order in which it was written down.
   *
   * @throws Failure where it cannot be read
   */
  void forEach(String userId, Consumer<JourneyRecord> take);

  /** How many decisions were met on the way that only a later build than this one can tell. */
  int unknown();

  /** For people. */
  String name();
}
