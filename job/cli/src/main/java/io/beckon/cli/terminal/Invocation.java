package io.beckon.cli.terminal;

import java.time.Instant;

/** One call of the command: what its sub-commands know of it. */
public interface Invocation {

  /** Where it speaks. */
  Console console();

  /** What time it is for whoever calls: wall time. */
  Instant now();
}
