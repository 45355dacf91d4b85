package io.beckon.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What was in force when. */
class InForceTest {

  private final InForce<String> values = new InForce<>();
  private final Highest highest = new Highest();

  @Test
  void eachIsInForceUntilTheNextOne() {
    values.publish("first", 10);
    values.publish("second", 20);

    assertThat(values.at(9, "none")).isEqualTo("none");
    assertThat(values.at(10, "none")).isEqualTo("first");
    assertThat(values.at(19, "none")).isEqualTo("first");
    assertThat(values.at(20, "none")).isEqualTo("second");
  }

  @Test
  void theOrderInWhichTheyBecomeKnownMakesNoDifference() {
    values.publish("second", 20);
    values.publish("first", 10);

    assertThat(values.at(15, "none")).isEqualTo("first");
    assertThat(values.at(25, "none")).isEqualTo("second");
  }

  @Test
  void ofTwoWithTheSameInstantTheOnePublishedLaterStands() {
    values.publish("first", 10);
    values.publish("second", 10);

    assertThat(values.at(10, "none")).isEqualTo("second");
  }

  @Test
  void theHighestIsTheHighestThatEverWasByThen() {
    highest.add(5, 20);
    highest.add(9, 30);
    highest.add(7, 10);
    highest.add(0, 5);

    assertThat(highest.by(9)).isZero();
    assertThat(highest.by(10)).isEqualTo(7);
    assertThat(highest.by(29)).isEqualTo(7);
    assertThat(highest.by(30)).isEqualTo(9);
  }
}
