package io.beckon.cli.demo.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beckon.runtime.wire.SingleObject;
import io.beckon.schemas.CancelCommand;
import io.beckon.schemas.HoldCommand;
import io.beckon.schemas.SendCommand;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.avro.AvroRuntimeException;
import org.junit.jupiter.api.Test;

class WallTimeTest {

  private static final Instant DECIDED = Instant.parse("2025-03-03T10:01:00Z");
  private static final Instant NOW = Instant.parse("2031-07-01T08:00:00Z");

  @Test
  void aCommandIsDecidedNowAndMayBeDeliveredForAsLongAsItsCampaignSays() throws IOException {
    SendCommand command =
        SendCommand.newBuilder()
            .setCommandId("c1")
            .setJourneyId("j1")
            .setCampaign("cart-recovery")
            .setVersion("v1")
            .setStep("cart-first")
            .setUserId("ann")
            .setChannel("email")
            .setTemplate("cart-first")
            .setDueAt(DECIDED.minus(Duration.ofMinutes(1)))
            .setDecidedAt(DECIDED)
            .setExpiresAt(DECIDED.plus(Duration.ofHours(6)))
            .build();

    WallTime.Shifted shifted =
        WallTime.of(SingleObject.encode(SendCommand.getEncoder(), command), NOW);

    assertThat(shifted.ordered()).contains("c1");
    assertThat(SendCommand.getDecoder().decode(shifted.value()))
        .isEqualTo(
            SendCommand.newBuilder(command)
                .setDueAt(NOW.minus(Duration.ofMinutes(1)))
                .setDecidedAt(NOW)
                .setExpiresAt(NOW.plus(Duration.ofHours(6)))
                .build());
  }

  @Test
  void whatCallsBackAndWhatHoldsGoThroughAndOrderNothing() throws IOException {
    CancelCommand cancel =
        new CancelCommand("c1", "j1", "cart-recovery", "v1", "cart-first", "ann", "goal", DECIDED);
    HoldCommand hold = new HoldCommand("h1", "*", true, DECIDED, "wrong prices");

    WallTime.Shifted calledBack =
        WallTime.of(SingleObject.encode(CancelCommand.getEncoder(), cancel), NOW);
    WallTime.Shifted held = WallTime.of(SingleObject.encode(HoldCommand.getEncoder(), hold), NOW);

    assertThat(calledBack.ordered()).isEmpty();
    assertThat(CancelCommand.getDecoder().decode(calledBack.value()))
        .isEqualTo(CancelCommand.newBuilder(cancel).setDecidedAt(NOW).build());
    assertThat(held.ordered()).isEmpty();
    assertThat(HoldCommand.getDecoder().decode(held.value()))
        .isEqualTo(HoldCommand.newBuilder(hold).setHeldAt(NOW).build());
  }

  @Test
  void whatIsNoneOfThemIsNotHandedOn() {
    assertThatThrownBy(() -> WallTime.of(new byte[] {1, 2, 3}, NOW))
        .isInstanceOf(AvroRuntimeException.class);
  }
}
