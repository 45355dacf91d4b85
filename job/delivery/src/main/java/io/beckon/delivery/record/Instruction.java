package io.beckon.delivery.record;

import io.beckon.runtime.wire.DeadLetters;

/**
 * A record of the sends topic that is about one command.
 *
 * @param commandId which
 * @param command the send command as Avro's single object; empty where it is called back
 * @param reason of what is called back, why; empty otherwise
 * @param place where the record stands
 */
public record Instruction(
    String commandId, byte[] command, String reason, DeadLetters.Place place) {

  /** Whether it calls the command back. */
  public boolean isCancel() {
    return command.length == 0;
  }

  @Override
  public String toString() {
    return (isCancel() ? "cancel of " : "send of ") + commandId;
  }
}
