package io.beckon.cli.demo.act;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoEditTest {

  @Test
  void firstWithASlipThenMended() {
    String slip = DemoEdit.withSlip("where: event.price >= 20}").orElseThrow();
    assertThat(slip).isEqualTo("where: event.totl >= 60}");
    assertThat(DemoEdit.mended(slip)).contains("where: event.total >= 60}");
  }

  @Test
  void anOrderIsForgottenAfterHalfADay() {
    assertThat(
            DemoEdit.withSlip("where: event.price >= 20\n- not: {did: order_placed, within: 24h}"))
        .contains("where: event.totl >= 60\n- not: {did: order_placed, within: 12h}");
  }

  @Test
  void playedOnceMoreItIsAnotherVersion() {
    assertThat(DemoEdit.withSlip("where: event.total >= 60}")).contains("where: event.totl >= 65}");
  }

  @Test
  void whatTheWatcherWroteIsNotTheDemosToMend() {
    assertThat(DemoEdit.withSlip("trigger: {event: signed_up}")).isEmpty();
    assertThat(DemoEdit.mended("where: event.prise >= 20}")).isEmpty();
  }
}
