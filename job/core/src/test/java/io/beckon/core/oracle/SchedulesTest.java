package io.beckon.core.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What is decided, to the last byte, is a function of the log: it does not matter when the host
 * wakes the user, nor when the user's entry is tidied up.
 */
class SchedulesTest {

  private static final int TRIES = 250;

  @Property(tries = TRIES)
  void itDoesNotMatterWhenTheHostWakesTheUser(@ForAll("cases") Case one, @ForAll long seed) {
    EngineRun never = EngineRun.of(one, Schedule.NEVER);

    assertSame(never, EngineRun.of(one, Schedule.EACH_INSTANT));
    assertSame(never, EngineRun.of(one, Schedule.AS_LATE_AS_ALLOWED));
    assertSame(never, EngineRun.of(one, Schedule.random(seed)));
  }

  @Property(tries = TRIES)
  void itDoesNotMatterWhenAnEntryIsTidiedUp(@ForAll("cases") Case one) {
    Schedule atOnce = (engine, truthful) -> engine.tidyAt(truthful);
    Schedule asLateAsPossible = (engine, truthful) -> engine.tidyAt(one.end());

    EngineRun untouched = EngineRun.of(one, Schedule.NEVER);

    assertThat(EngineRun.of(one, atOnce).effects()).isEqualTo(untouched.effects());
    assertThat(EngineRun.of(one, asLateAsPossible).effects()).isEqualTo(untouched.effects());
  }

  @Provide
  Arbitrary<Case> cases() {
    return Case.cases();
  }

  private static void assertSame(EngineRun one, EngineRun other) {
    assertThat(other.effects()).isEqualTo(one.effects());
    assertThat(other.entry()).isEqualTo(one.entry());
  }
}
