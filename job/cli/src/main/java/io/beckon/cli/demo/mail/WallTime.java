package io.beckon.cli.demo.mail;

import io.beckon.runtime.wire.SingleObject;
import io.beckon.schemas.CancelCommand;
import io.beckon.schemas.HoldCommand;
import io.beckon.schemas.SendCommand;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.message.MissingSchemaException;

/**
 * What stands on the sends topic by the shop's clock, put to the wall's: as if it had been decided
 * now. Lengths stay what they are. Six hours in which a message may still be delivered are six
 * hours on the wall, though the shop's clock goes through them in two seconds: delivery takes as
 * long as it takes, and must not lose a message for the demo's hurry.
 */
final class WallTime {

  private WallTime() {}

  /**
   * A record of the sends topic for delivery.
   *
   * @param ordered the command's id where it is the order to send a message
   */
  record Shifted(byte[] value, Optional<String> ordered) {}

  /**
   * Shifts a record.
   *
   * @param now by the wall's clock
   * @throws org.apache.avro.AvroRuntimeException where it is no record of that topic
   */
  static Shifted of(byte[] value, Instant now) throws IOException {
    try {
      return send(SendCommand.getDecoder().decode(value), now);
    } catch (MissingSchemaException e) {
      return new Shifted(callBack(value, now), Optional.empty());
    }
  }

  private static Shifted send(SendCommand command, Instant now) {
    Duration ahead = Duration.between(command.getDecidedAt(), now);
    command.setDecidedAt(now);
    command.setDueAt(command.getDueAt().plus(ahead));
    command.setExpiresAt(command.getExpiresAt().plus(ahead));
    return new Shifted(
        SingleObject.encode(SendCommand.getEncoder(), command),
        Optional.of(command.getCommandId()));
  }

  private static byte[] callBack(byte[] value, Instant now) throws IOException {
    try {
      CancelCommand cancel = CancelCommand.getDecoder().decode(value);
      cancel.setDecidedAt(now);
      return SingleObject.encode(CancelCommand.getEncoder(), cancel);
    } catch (MissingSchemaException e) {
      // Of several the latest counts; each is read after the one before, and so stays the later.
      HoldCommand hold = HoldCommand.getDecoder().decode(value);
      hold.setHeldAt(now);
      return SingleObject.encode(HoldCommand.getEncoder(), hold);
    }
  }
}
