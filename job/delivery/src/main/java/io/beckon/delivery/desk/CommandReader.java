package io.beckon.delivery.desk;

import io.beckon.runtime.wire.EarlierSchemas;
import io.beckon.runtime.wire.SingleObjectReader;
import io.beckon.schemas.SendCommand;
import java.util.List;

/** Send commands in their form of today, or an earlier one. */
public final class CommandReader {

  private final SingleObjectReader<SendCommand> reader =
      new SingleObjectReader<>(
          SendCommand.getClassSchema(),
          List.of(
              EarlierSchemas.named("SendCommand-501af3014bb61073"),
              EarlierSchemas.named("SendCommand-c00c1a1384678f4d")),
          SendCommand::createDecoder);

  /**
   * The command.
   *
   * @throws SingleObjectReader.UnreadableException where the bytes are none
   */
  public SendCommand read(byte[] value) throws SingleObjectReader.UnreadableException {
    return reader.read(value);
  }

  /** One that was read before. */
  SendCommand known(byte[] value) {
    try {
      return reader.read(value);
    } catch (SingleObjectReader.UnreadableException e) {
      throw new IllegalStateException("A command in state was written by a later build", e);
    }
  }
}
