package io.beckon.delivery.desk;

import io.beckon.delivery.decide.End;
import io.beckon.runtime.wire.SingleObject;
import io.beckon.schemas.SendCommand;

/**
 * What is kept of a command behind its end. A mail may come back days after it was taken, to an
 * address that holds the command's id alone: so whose it was is kept, and nothing of what it said.
 */
final class Remainder {

  private static final String EMAIL = "email";
  private static final String NOTHING = "{}";
  private static final byte[] NONE = new byte[0];

  private Remainder() {}

  /** A send command as Avro's single object; empty where nothing can come back. */
  static byte[] of(SendCommand command, End end) {
    boolean handedOver = end == End.ACCEPTED || end == End.UNKNOWN || end == End.GIVEN_UP;
    if (!handedOver || !command.getChannel().equals(EMAIL)) {
      return NONE;
    }
    SendCommand remainder =
        SendCommand.newBuilder(command)
            .setTriggerEvent("")
            .setTrigger(NOTHING)
            .setMatched(NOTHING)
            .setProfile(NOTHING)
            .setValues(NOTHING)
            .setVariants(NOTHING)
            .setVary(NOTHING)
            .build();
    return SingleObject.encode(SendCommand.getEncoder(), remainder);
  }
}
