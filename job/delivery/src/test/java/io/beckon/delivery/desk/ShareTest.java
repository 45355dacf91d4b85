package io.beckon.delivery.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShareTest {

  private final Share share = new Share(4);

  @Test
  void aLaneOfWhichNothingIsKnownHasOneConnection() {
    assertThat(share.connections(false)).isEqualTo(1);
  }

  @Test
  void whoIsAsQuickAsOthersComesToItsWholeShare() {
    quick(3);
    assertThat(share.connections(false)).isEqualTo(4);
    quick(10);
    assertThat(share.connections(false)).isEqualTo(4);
  }

  @Test
  void whoTakesMuchLongerLosesHalfEachTimeAndNeverTheLast() {
    quick(3);
    share.ended(301, 100);
    assertThat(share.connections(false)).isEqualTo(2);
    share.ended(5_000, 100);
    share.ended(5_000, 100);
    assertThat(share.connections(false)).isEqualTo(1);
  }

  @Test
  void whereMostHaveNothingToDoASlowLaneMayHaveThemOnceItIsKnown() {
    assertThat(share.connections(true)).isEqualTo(1);
    share.ended(5_000, 100);
    assertThat(share.connections(true)).isEqualTo(4);
    assertThat(share.connections(false)).isEqualTo(1);
  }

  @Test
  void whereAllAreSlowNoneIs() {
    for (int i = 0; i < 10; i++) {
      share.ended(5_000, 5_000);
    }
    assertThat(share.connections(false)).isEqualTo(4);
  }

  private void quick(int times) {
    for (int i = 0; i < times; i++) {
      share.ended(100, 100);
    }
  }
}
