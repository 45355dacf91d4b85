package io.beckon.gateway.report;

import io.beckon.gateway.http.Refusal;
import io.beckon.link.Returned;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Amazon SES, which reports by SNS. The token is in the mail's own header where SES is told to
 * include headers, or a message tag {@value Fields#TOKEN}; the return address has the command.
 */
final class Ses implements Reporter {

  private final Sns sns;

  Ses(Sns sns) {
    this.sns = sns;
  }

  @Override
  public int maxBody() {
    // Of SNS 256 KB, as a JSON text within JSON.
    return 512 * 1024;
  }

  /** The signature is in the body. */
  @Override
  public void admit(Context request) {}

  @Override
  public Reports read(Context request, byte[] body) throws Refusal {
    Map<String, Object> message = Fields.read(body);
    sns.verify(message);
    switch (Fields.text(message.get("Type"))) {
      case "Notification" -> {
        Map<String, Object> event = Fields.read(Fields.text(message.get("Message")));
        return Reports.of(report(event, Fields.text(message.get("MessageId"))));
      }
      case "SubscriptionConfirmation" -> sns.confirm(message);
      default -> {
        // The end of a subscription is nothing to be done about.
      }
    }
    return Reports.NONE;
  }

  private static Optional<Report> report(Map<String, Object> event, String id) {
    String type = Fields.text(event.getOrDefault("eventType", event.get("notificationType")));
    Map<String, Object> bounce = Fields.object(event.get("bounce"));
    Report.Kind kind;
    String reason = "";
    switch (type) {
      case "Bounce" -> {
        kind = Report.Kind.BOUNCED;
        reason = reason(bounce);
      }
      case "Complaint" -> {
        kind = Report.Kind.COMPLAINED;
        reason = Fields.code(Fields.object(event.get("complaint")).get("complaintFeedbackType"));
        if (reason.equals("not-spam")) {
          return Optional.empty();
        }
      }
      case "Delivery" -> kind = Report.Kind.DELIVERED;
      default -> {
        return Optional.empty();
      }
    }
    Map<String, Object> mail = Fields.object(event.get("mail"));
    boolean permanent = "Permanent".equals(bounce.get("bounceType"));
    String sender = Fields.text(mail.get("source"));
    return Optional.of(new Report(kind, tokens(mail), sender, permanent, reason, "sns:" + id));
  }

  private static String reason(Map<String, Object> bounce) {
    for (Object recipient : Fields.list(bounce.get("bouncedRecipients"))) {
      String status = Fields.code(Fields.object(recipient).get("status"));
      if (!status.isEmpty()) {
        return status;
      }
    }
    return Fields.code(bounce.get("bounceSubType"));
  }

  private static List<String> tokens(Map<String, Object> mail) {
    List<String> tokens = new ArrayList<>();
    for (Object header : Fields.list(mail.get("headers"))) {
      Map<String, Object> pair = Fields.object(header);
      if (Returned.HEADER.equalsIgnoreCase(Fields.text(pair.get("name")))) {
        tokens.add(Fields.text(pair.get("value")));
      }
    }
    Fields.list(Fields.object(mail.get("tags")).get(Fields.TOKEN))
        .forEach(tag -> tokens.add(Fields.text(tag)));
    return tokens;
  }
}
