package io.beckon.core.oracle;

import java.util.Random;

/** When a host lets log time pass between two records: never further than is truthful. */
interface Schedule {

  /** Advances before the next record is applied. */
  void before(EngineRun engine, long truthful);

  /** As if the host had no timers: deadlines are brought up by events alone. */
  Schedule NEVER = (engine, truthful) -> {};

  /** A host that wakes the user at each instant of interest, and at no other. */
  Schedule EACH_INSTANT =
      (engine, truthful) -> {
        for (long next = engine.nextInstant(); next <= truthful; next = engine.nextInstant()) {
          engine.advance(next);
        }
      };

  /** A host that wakes the user as late as the log allows. */
  Schedule AS_LATE_AS_ALLOWED = EngineRun::advance;

  /** A host that wakes the user now and then, often for nothing, even where time has gone on. */
  static Schedule random(long seed) {
    Random random = new Random(seed);
    return (engine, truthful) -> {
      for (int calls = random.nextInt(4); calls > 0; calls--) {
        engine.advance(truthful - random.nextInt(8) * 15_000L);
      }
    };
  }
}
