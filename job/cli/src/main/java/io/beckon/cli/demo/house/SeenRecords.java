package io.beckon.cli.demo.house;

import io.beckon.cli.demo.seen.Chronicle;
import io.beckon.cli.demo.seen.SeenEvent;
import io.beckon.cli.demo.seen.SeenSend;
import io.beckon.cli.journeys.JourneyRecords;
import io.beckon.core.event.Decoded;
import io.beckon.core.event.Event;
import io.beckon.core.event.SegmentReader;
import io.beckon.runtime.log.LogHeaders;
import io.beckon.schemas.CancelCommand;
import io.beckon.schemas.HoldCommand;
import io.beckon.schemas.SendCommand;
import java.io.IOException;
import org.apache.avro.message.MissingSchemaException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Makes of the records of the topics what people see of them. */
final class SeenRecords {

  void add(ConsumerRecord<byte[], byte[]> record, Chronicle chronicle) throws IOException {
    switch (record.topic()) {
      case Topics.EVENTS -> addEvent(record, chronicle);
      case Topics.SENDS -> addCommand(record.value(), chronicle);
      case Topics.JOURNEYS -> JourneyRecords.read(record.value()).ifPresent(chronicle::add);
      case Topics.DEAD_LETTERS -> chronicle.addDeadLetter();
      default -> throw new IllegalStateException("Nobody asked for " + record.topic());
    }
  }

  private static void addEvent(ConsumerRecord<byte[], byte[]> record, Chronicle chronicle) {
    boolean pulse = record.headers().lastHeader(LogHeaders.PULSE) != null;
    if (!pulse
        && SegmentReader.read(record.value(), record.timestamp())
            instanceof Decoded.Accepted accepted) {
      Event event = accepted.event();
      chronicle.add(
          new SeenEvent(
              event.userId(), event.name(), event.time(), record.timestamp(), event.properties()));
    }
  }

  /** Send commands and what calls them back share a topic, and differ by their schema. */
  private static void addCommand(byte[] value, Chronicle chronicle) throws IOException {
    try {
      chronicle.add(send(SendCommand.getDecoder().decode(value)));
    } catch (MissingSchemaException e) {
      addCancel(value, chronicle);
    }
  }

  private static void addCancel(byte[] value, Chronicle chronicle) throws IOException {
    try {
      CancelCommand.getDecoder().decode(value);
      chronicle.addCancel();
    } catch (MissingSchemaException e) {
      // What a campaign's pause tells delivery is about no message.
      HoldCommand.getDecoder().decode(value);
    }
  }

  private static SeenSend send(SendCommand command) {
    return new SeenSend(
        command.getCommandId(),
        command.getUserId(),
        command.getCampaign(),
        command.getStep(),
        command.getChannel(),
        command.getTemplate(),
        command.getDueAt().toEpochMilli(),
        command.getDecidedAt().toEpochMilli());
  }
}
