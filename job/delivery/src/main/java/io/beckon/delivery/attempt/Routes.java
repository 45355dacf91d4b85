package io.beckon.delivery.attempt;

import io.beckon.schemas.SendCommand;

/** The ways that one worker has. */
public interface Routes extends AutoCloseable {

  /** Where a command goes. */
  Route of(SendCommand command);

  /** Cuts what is under way; who waits for an answer gets none. */
  @Override
  void close();
}
