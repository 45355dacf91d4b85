package io.beckon.delivery.desk;

import io.beckon.core.event.Event;
import io.beckon.delivery.decide.End;
import io.beckon.delivery.decide.Verdict.Finish;
import io.beckon.delivery.record.Entry;
import io.beckon.delivery.record.Report;
import io.beckon.runtime.wire.DeadLetters;
import io.beckon.runtime.wire.SegmentMessages;
import io.beckon.schemas.SendCommand;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is told of a command's end: to its user's journeys as an event, to people as a dead letter.
 * An event's id follows from the command and what is told, so that telling it twice tells it once.
 */
final class Reports {

  private static final String SENT = "message_sent";
  private static final String BOUNCED = "message_bounced";
  private static final String CALL = "call";
  private static final String EMAIL = "email";

  private Reports() {}

  /** The reports of an end; none for most. */
  static List<Report> of(SendCommand command, Entry entry, Finish finish, long now) {
    List<Report> reports = new ArrayList<>();
    String name = event(finish.end());
    // A call is no message to its user.
    if (name != null && !command.getChannel().equals(CALL)) {
      reports.add(event(name, command, finish, now));
    }
    if (isFailure(command, finish.end())) {
      String reason = finish.reason().isEmpty() ? finish.end().word() : finish.reason();
      reports.add(
          Report.of(
              DeadLetters.of(
                  entry.place(),
                  command.getUserId().getBytes(StandardCharsets.UTF_8),
                  entry.command(),
                  finish.end() == End.UNDELIVERABLE ? reason : finish.end().word(),
                  text(finish, reason))));
    }
    return reports;
  }

  private static String event(End end) {
    return switch (end) {
      case ACCEPTED -> SENT;
      case REFUSED, GIVEN_UP -> BOUNCED;
      case CANCELLED, EXPIRED, UNKNOWN, UNDELIVERABLE -> null;
    };
  }

  /** Of a refused mail the event says all; nobody looks for events of a call. */
  private static boolean isFailure(SendCommand command, End end) {
    return switch (end) {
      case UNDELIVERABLE, UNKNOWN, GIVEN_UP -> true;
      case REFUSED -> !command.getChannel().equals(EMAIL);
      case ACCEPTED, CANCELLED, EXPIRED -> false;
    };
  }

  private static String text(Finish finish, String reason) {
    return switch (finish.end()) {
      case UNKNOWN ->
          !finish.text().isEmpty()
              ? finish.text()
              : "handed over without an answer (" + reason + "), and not repeated: it is marketing";
      case GIVEN_UP -> "tried until its time was over, and never taken";
      case REFUSED -> "refused for good with " + finish.code();
      default -> finish.text();
    };
  }

  private static Report event(String name, SendCommand command, Finish finish, long now) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("command_id", command.getCommandId());
    properties.put("campaign", command.getCampaign());
    properties.put("step", command.getStep());
    properties.put("template", command.getTemplate());
    properties.put("channel", command.getChannel());
    if (name.equals(BOUNCED)) {
      properties.put("permanent", finish.isNobodyThere());
    }
    if (finish.code() > 0) {
      properties.put("code", (long) finish.code());
    }
    String id = "delivery:" + command.getCommandId() + ':' + name;
    Event event = new Event(Event.Kind.TRACK, name, command.getUserId(), id, now, properties);
    return new Report(
        Report.Topic.EVENTS, SegmentMessages.key(command.getUserId()), SegmentMessages.of(event));
  }
}
