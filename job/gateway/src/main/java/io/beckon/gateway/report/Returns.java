package io.beckon.gateway.report;

import io.beckon.gateway.http.Answers;
import io.beckon.gateway.http.Bodies;
import io.beckon.gateway.http.Counters;
import io.beckon.gateway.http.Counters.Count;
import io.beckon.gateway.log.EventLog;
import io.beckon.gateway.log.LogRecord;
import io.beckon.gateway.log.UserEvents;
import io.beckon.link.BadTokenException;
import io.beckon.link.Link;
import io.beckon.link.Meaning;
import io.beckon.link.Message;
import io.beckon.link.ReturnAddresses;
import io.beckon.link.Returned;
import io.beckon.link.Tokens;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Writes down what is reported of messages. A report finds its message by the sealed token that
 * came along, so nobody can report about a message that he has not seen. Where only the return
 * address is known, which has the command and not the user, it goes to a log of its own.
 */
public final class Returns {

  private static final int MAX_ID = 200;

  private final Tokens tokens;
  private final Optional<ReturnAddresses> addresses;
  private final EventLog log;
  private final EventLog withoutUser;
  private final Bodies bodies;
  private final Counters counters;
  private final InstantSource clock;

  /**
   * Returns of messages with these tokens.
   *
   * @param addresses empty where none are made
   * @param withoutUser null where such reports are counted only
   */
  public Returns(
      Tokens tokens,
      Optional<ReturnAddresses> addresses,
      EventLog log,
      EventLog withoutUser,
      Bodies bodies,
      Counters counters,
      InstantSource clock) {
    this.tokens = tokens;
    this.addresses = addresses;
    this.log = log;
    this.withoutUser = withoutUser;
    this.bodies = bodies;
    this.counters = counters;
    this.clock = clock;
  }

  /** Takes mail that came back, from who knows a password. */
  public Handler mail(List<String> passwords) {
    return handler(new ReturnedMail(passwords));
  }

  /** Takes reports of SES by SNS topics. */
  public Handler ses(List<String> topics) {
    return ses(topics, new WebFetcher());
  }

  Handler ses(List<String> topics, Fetcher fetcher) {
    return handler(new Ses(new Sns(topics, fetcher, clock)));
  }

  public Handler sendGrid(List<String> publicKeys) {
    return handler(new SendGrid(publicKeys, clock));
  }

  public Handler mailgun(List<String> keys) {
    return handler(new Mailgun(keys, clock));
  }

  public Handler postmark(List<String> passwords) {
    return handler(new Postmark(passwords));
  }

  private Handler handler(Reporter reporter) {
    return request -> {
      reporter.admit(request);
      bodies.read(request, reporter.maxBody(), body -> take(request, reporter.read(request, body)));
    };
  }

  private void take(Context request, Reports reports) {
    Instant now = clock.instant();
    List<LogRecord> records = new ArrayList<>();
    List<LogRecord> ofCommands = new ArrayList<>();
    List<Count> counts = new ArrayList<>();
    for (Report report : reports.all()) {
      Optional<Message> message = message(report);
      Optional<String> command = message.isPresent() ? Optional.empty() : command(report);
      if (message.isPresent()) {
        records.add(event(report, message.get(), now));
        counts.add(report.kind().count());
      } else if (command.isPresent()) {
        ofCommands.add(ofCommand(report, command.get(), now));
        counts.add(Count.REPORTS_WITHOUT_USER);
      } else {
        counts.add(Count.REPORTS_UNKNOWN);
      }
    }
    CompletableFuture<Void> safe =
        withoutUser == null
            ? log.append(records)
            : CompletableFuture.allOf(log.append(records), withoutUser.append(ofCommands));
    request.future(
        () ->
            safe.thenAccept(
                    done -> {
                      counts.forEach(counters::add);
                      counters.add(Count.REPORTS_ODD, reports.odd());
                      Answers.json(request, 200, Map.of("success", true));
                    })
                .exceptionally(failure -> Answers.failed(request, failure, counters)));
  }

  private Optional<Message> message(Report report) {
    for (String token : report.tokens()) {
      try {
        Meaning meaning = tokens.open(token.strip());
        // A link of a mail is in many hands; a reader who passes one on has reported nothing.
        if (meaning instanceof Returned || meaning instanceof Link.Unsubscribe) {
          return Optional.of(meaning.message());
        }
      } catch (BadTokenException e) {
        // The next one may be it.
      }
    }
    return Optional.empty();
  }

  private Optional<String> command(Report report) {
    try {
      return addresses.isPresent() ? addresses.get().commandId(report.sender()) : Optional.empty();
    } catch (BadTokenException e) {
      return Optional.empty();
    }
  }

  private static LogRecord event(Report report, Message message, Instant now) {
    Map<String, Object> properties = UserEvents.about(message);
    properties.put("channel", message.channel());
    say(report, properties);
    return UserEvents.track(
        message, report.kind().event(), id(report, message.commandId()), now, properties);
  }

  private static LogRecord ofCommand(Report report, String commandId, Instant now) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("event", report.kind().event());
    record.put("messageId", id(report, commandId));
    record.put("timestamp", now.toString());
    record.put("command_id", commandId);
    say(report, record);
    return LogRecord.of(commandId, record);
  }

  private static void say(Report report, Map<String, Object> properties) {
    if (report.kind() == Report.Kind.BOUNCED) {
      properties.put("permanent", report.permanent());
    }
    if (!report.reason().isEmpty()) {
      properties.put("reason", report.reason());
    }
  }

  /** A report that comes again has the same; where its maker gave it none, so has the same kind. */
  private static String id(Report report, String commandId) {
    String id = report.id().endsWith(":") ? report.id() + report.kind() + commandId : report.id();
    return id.length() > MAX_ID ? id.substring(0, MAX_ID) : id;
  }
}
