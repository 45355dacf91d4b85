package io.beckon.core.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** The engine decides what the naive engine decides, whatever the campaigns and the log. */
class TwoEnginesTest {

  private static final int TRIES = 1_000;

  @Property(tries = TRIES)
  void agree(@ForAll("cases") Case one, @ForAll long schedule) {
    assertSame(one, schedule);
  }

  @Tag("slow")
  @Property(tries = 10 * TRIES)
  void agreeAtLength(@ForAll("cases") Case one, @ForAll long schedule) {
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
