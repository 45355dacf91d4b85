package io.beckon.delivery;

import io.beckon.schemas.SendCommand;
import java.time.Duration;
import java.time.Instant;

/** Send commands for tests. */
public final class Commands {

  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Commands() {}

  /** A marketing mail for ann, good for a week. */
  public static SendCommand.Builder mail(String id) {
    return SendCommand.newBuilder()
        .setCommandId(id)
        .setJourneyId("j-" + id)
        .setCampaign("cart")
        .setVersion("v1")
        .setStep("first")
        .setUserId("ann")
        .setChannel("email")
        .setTemplate("cart-first")
        .setTopic("offers")
        .setDueAt(NOON)
        .setDecidedAt(NOON)
        .setExpiresAt(NOON.plus(Duration.ofDays(7)))
        .setProfile("{\"email\":\"ann@example.org\",\"name\":\"Ann\"}");
  }
}
