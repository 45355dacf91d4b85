package io.beckon.delivery.desk;

import io.beckon.core.json.JsonException;
import io.beckon.core.json.JsonReader;
import io.beckon.core.time.Zones;
import io.beckon.delivery.attempt.Route;
import io.beckon.delivery.decide.Addressee;
import io.beckon.delivery.decide.Order;
import io.beckon.schemas.SendCommand;
import java.time.ZoneId;
import java.util.Optional;

/** What decisions need to know, from send commands. Not safe for several threads. */
final class Orders {

  private static final String TRANSACTIONAL = "transactional";
  private static final String CALL = "call";

  private final Zones zones = new Zones();

  /** What leads nowhere has no lane, and is not repeated. */
  Order of(SendCommand command, Route route) {
    Route.Way way = route instanceof Route.Way there ? there : null;
    return new Order(
        command.getCommandId(),
        command.getCampaign(),
        way == null ? "" : way.lane(),
        way != null && way.repeatable(),
        command.getExpiresAt().toEpochMilli(),
        new Addressee(
            command.getUserId(),
            command.getChannel(),
            command.getCategory().equals(TRANSACTIONAL) || command.getChannel().equals(CALL),
            zone(command)));
  }

  private Optional<ZoneId> zone(SendCommand command) {
    try {
      return zones.named(JsonReader.object(command.getProfile()));
    } catch (JsonException e) {
      // It names none; whether a message can be made of it, others say.
      return Optional.empty();
    }
  }
}
