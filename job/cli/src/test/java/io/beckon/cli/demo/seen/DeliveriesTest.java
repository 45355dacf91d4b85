package io.beckon.cli.demo.seen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

  private final Deliveries deliveries = new Deliveries();

  @Test
  void whatIsAcceptedAndHasArrivedIsKept() {
    command("c1", "accepted", 1);
    command("c2", "cancelled", 0);

    Tally tally = deliveries.tally();

    assertThat(tally.kept()).isTrue();
    assertThat(tally.ordered()).isEqualTo(2);
    assertThat(tally.arrived()).isEqualTo(1);
    assertThat(tally.ends()).isEqualTo(Map.of("accepted", 1, "cancelled", 1));
  }

  @Test
  void lostIsWhatHasNotArrivedAndIsNotListed() {
    command("said to be accepted", "accepted", 0);
    command("begun and forgotten", "attempting", 0);
    command("never heard of", "", 0);
    command("expired", "expired", 0);
    command("no message could be made", "undeliverable", 0);

    assertThat(deliveries.tally().lost()).isEqualTo(3);
    assertThat(deliveries.tally().open()).isEqualTo(2);
    assertThat(deliveries.tally().kept()).isFalse();
  }

  @Test
  void lostIsAlsoWhatTheLedgerIsWrongAbout() {
    command("said to be called back", "cancelled", 1);

    assertThat(deliveries.tally().lost()).isEqualTo(1);
  }

  @Test
  void allIsDoneWhenEachHasAnEndAndNoneWasRefused() {
    command("c1", "accepted", 1);
    command("c2", "unknown", 0);
    assertThat(deliveries.tally().completes(2)).isTrue();
    assertThat(deliveries.tally().completes(3)).as("one never reached delivery").isFalse();

    command("c3", "attempting", 0);
    assertThat(deliveries.tally().completes(3)).as("one has no end").isFalse();

    command("c3", "refused", 0);
    assertThat(deliveries.tally().completes(3)).as("one was refused").isFalse();
  }

  @Test
  void twiceIsTwiceWhateverTheLedgerSays() {
    command("c1", "unknown", 2);

    assertThat(deliveries.tally().twice()).isEqualTo(1);
    assertThat(deliveries.tally().kept()).isFalse();
  }

  @Test
  void ofTheUnknownTheInboxKnowsWhichHaveArrived() {
    command("c1", "unknown", 1);
    command("c2", "unknown", 0);

    Tally tally = deliveries.tally();

    assertThat(tally.unknown()).isEqualTo(2);
    assertThat(tally.unknownArrived()).isEqualTo(1);
    assertThat(tally.kept()).isTrue();
  }

  @Test
  void whatHasArrivedWithoutAnEndIsInFlight() {
    command("c1", "attempting", 1);
    command("c2", "deferred", 0);

    assertThat(deliveries.tally().inFlight()).isEqualTo(1);
    assertThat(deliveries.tally().open()).isEqualTo(2);
  }

  @Test
  void whoCannotBeReachedIsCountedByTheReason() {
    deliveries.ordered("c1");
    deliveries.written("c1", "undeliverable", "no_address");
    command("c2", "cancelled", 0);

    assertThat(deliveries.tally().ends())
        .isEqualTo(Map.of("undeliverable: no_address", 1, "cancelled", 1));
  }

  @Test
  void aMailThatNobodyOrderedDoesNotCount() {
    deliveries.arrived("a test of yours");

    assertThat(deliveries.tally().ordered()).isZero();
    assertThat(deliveries.tally().arrived()).isZero();
  }

  /** A mail server that tells of a mail while it holds its box would wait for ever. */
  @Test
  void whoeverWaitsMayLookAtWhatIsHeldByThoseWhoTell() throws InterruptedException {
    assertThat(deliveries.await(Duration.ZERO, tally -> !Thread.holdsLock(deliveries))).isPresent();
  }

  @Test
  void whoeverWaitsIsToldWhatComesMeanwhile() throws InterruptedException {
    deliveries.ordered("c1");
    List<Tally> asked = new ArrayList<>();

    Optional<Tally> done =
        deliveries.await(
            Duration.ofMinutes(1),
            tally -> {
              if (asked.isEmpty()) {
                deliveries.written("c1", "accepted", "");
              }
              asked.add(tally);
              return tally.open() == 0;
            });

    assertThat(done).map(Tally::open).contains(0);
    assertThat(asked).hasSize(2);
  }

  @Test
  void whoeverWaitsInVainIsToldSo() throws InterruptedException {
    deliveries.ordered("c1");

    assertThat(deliveries.await(Duration.ZERO, tally -> tally.open() == 0)).isEmpty();
  }

  private void command(String id, String status, int arrivals) {
    deliveries.ordered(id);
    if (!status.isEmpty()) {
      deliveries.written(id, status, "");
    }
    for (int i = 0; i < arrivals; i++) {
      deliveries.arrived(id);
    }
  }
}
