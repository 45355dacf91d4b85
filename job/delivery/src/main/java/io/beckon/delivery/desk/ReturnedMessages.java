package io.beckon.delivery.desk;

import io.beckon.core.event.Event;
import io.beckon.delivery.record.Entry;
import io.beckon.delivery.record.Instruction;
import io.beckon.delivery.record.Report;
import io.beckon.delivery.record.ReturnRecord;
import io.beckon.runtime.log.ReasonCounters;
import io.beckon.runtime.wire.DeadLetters;
import io.beckon.runtime.wire.SegmentMessages;
import io.beckon.schemas.SendCommand;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.metrics.MetricGroup;

/**
 * Tells of messages that came back, as the gateway does where it knows whose they were. An event
 * has the id of what was reported, so that telling it twice tells it once.
 */
final class ReturnedMessages {

  private static final String UNKNOWN = "unknown_command";

  private final CommandReader commands = new CommandReader();
  private final ReasonCounters told;
  private final Consumer<Report> reports;

  ReturnedMessages(MetricGroup group, Consumer<Report> reports) {
    this.told = new ReasonCounters(group, "returned");
    this.reports = reports;
  }

  /**
   * Takes what came back of the current key.
   *
   * @param entry null where the command is not known
   */
  void take(Instruction instruction, Entry entry) {
    ReturnRecord returned =
        ReturnRecord.read(instruction.command())
            .orElseThrow(() -> new IllegalStateException("What is none goes no further"));
    if (entry == null || entry.command().length == 0) {
      told.count(UNKNOWN);
      reports.accept(
          Report.of(
              DeadLetters.of(
                  instruction.place(),
                  instruction.commandId().getBytes(StandardCharsets.UTF_8),
                  instruction.command(),
                  UNKNOWN,
                  "it came back, and whose message it was is not known, or not any more")));
    } else {
      told.count(returned.event());
      reports.accept(event(returned, commands.known(entry.command())));
    }
  }

  private static Report event(ReturnRecord returned, SendCommand command) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("command_id", command.getCommandId());
    properties.put("campaign", command.getCampaign());
    properties.put("step", command.getStep());
    properties.put("template", command.getTemplate());
    properties.put("channel", command.getChannel());
    returned.permanent().ifPresent(permanent -> properties.put("permanent", permanent));
    if (!returned.reason().isEmpty()) {
      properties.put("reason", returned.reason());
    }
    Event event =
        new Event(
            Event.Kind.TRACK,
            returned.event(),
            command.getUserId(),
            returned.messageId(),
            returned.at(),
            properties);
    return new Report(
        Report.Topic.EVENTS, SegmentMessages.key(command.getUserId()), SegmentMessages.of(event));
  }
}
