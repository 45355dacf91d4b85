package io.beckon.core.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/**
 * The engine decides what the naive engine decides, whatever the campaigns and the log.
 *
 * <p>To look for more: {@code ./mvnw -pl job/core -am test -Dgroups=fuzz -Dtests.excluded=slow}, as
 * often as there is time for. What it finds becomes a scenario, and then it is mended.
 */
class TwoEnginesTest {

  private static final int TRIES = 1_000;

  @Property(tries = TRIES)
  void agree(@ForAll("cases") Case one, @ForAll long schedule) {
    assertSame(one, schedule);
  }

  /** The same cases each time: what turns red is what was changed. */
  @Tag("slow")
  @Property(tries = 10 * TRIES, seed = "20261126")
  void agreeAtLength(@ForAll("cases") Case one, @ForAll long schedule) {
    assertSame(one, schedule);
  }

  /** Others each time, to find what nobody has thought of. */
  @Tag("fuzz")
  @Property(tries = 50 * TRIES)
  void agreeOnAndOn(@ForAll("cases") Case one, @ForAll long schedule) {
    assertSame(one, schedule);
  }

  @Provide
  Arbitrary<Case> cases() {
    return Case.cases();
  }

  private static void assertSame(Case one, long schedule) {
    Outcome expected = one.expected();
    Assume.that(expected.doubts().isEmpty());
    Outcome actual = one.actual(Schedule.random(schedule), expected);
    assertThat(actual.records()).as("records").isEqualTo(expected.records());
    assertThat(actual.sends()).as("sends").isEqualTo(expected.sends());
    assertThat(actual.cancels()).as("cancels").isEqualTo(expected.cancels());
    assertThat(actual.emitted()).as("emitted").isEqualTo(expected.emitted());
  }
}
