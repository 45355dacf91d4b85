package io.beckon.delivery.record;

import io.beckon.runtime.wire.DeadLetters;

/**
 * A record that is about one command: of the sends topic, or of what came back.
 *
 * @param commandId which
 * @param command the send command as Avro's single object; empty where it is called back; of what
 *     came back the record as it is
 * @param reason of what is called back, why; empty otherwise
 * @param place where the record stands
 * @param returned whether it says that the message came back
 */
public record Instruction(
    String commandId, byte[] command, String reason, DeadLetters.Place place, boolean returned) {

  /** A record of the sends topic. */
  public Instruction(String commandId, byte[] command, String reason, DeadLetters.Place place) {
    this(commandId, command, reason, place, false);
  }

  /** Whether it calls the command back. */
  public boolean isCancel() {
    return command.length == 0 && !returned;
  }

  @Override
  public String toString() {
    return (returned ? "return of " : isCancel() ? "cancel of " : "send of ") + commandId;
  }
}
