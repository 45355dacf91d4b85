package io.beckon.gateway.report;

import io.beckon.gateway.http.Refusal;
import io.beckon.gateway.http.Secrets;
import io.beckon.link.Returned;
import io.beckon.link.StatusCode;
import io.javalin.http.Context;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.dsn.DeliveryStatus;

/**
 * Mail that comes back: delivery reports (RFC 3464) and complaints (ARF, RFC 5965), as a mail
 * server hands them on. Other mail, such as out-of-office answers, reports nothing.
 */
final class ReturnedMail implements Reporter {

  /** The address that the mail was sent to, where the mail server says it. */
  static final String RECIPIENT = "X-Beckon-Recipient";

  /** Parts of a report are three. */
  private static final int MAX_PARTS = 8;

  private static final Pattern UNSUBSCRIBE = Pattern.compile("/u/([A-Za-z0-9_-]{20,6000})>");

  private final List<String> passwords;
  private final Session session = Session.getInstance(new Properties());

  ReturnedMail(List<String> passwords) {
    this.passwords = passwords;
  }

  @Override
  public int maxBody() {
    return 2 << 20;
  }

  @Override
  public void admit(Context request) throws Refusal {
    Passwords.need(request, passwords);
  }

  @Override
  public Reports read(Context request, byte[] body) throws Refusal {
    String recipient = Optional.ofNullable(request.header(RECIPIENT)).orElse("");
    try {
      return Reports.of(report(body, recipient));
    } catch (MessagingException | IOException e) {
      throw Refusal.of(400, "The body is not a mail that can be read");
    }
  }

  private Optional<Report> report(byte[] body, String recipient)
      throws MessagingException, IOException {
    MimeMessage mail = new MimeMessage(session, new ByteArrayInputStream(body));
    if (!mail.getContentType().toLowerCase(Locale.ROOT).startsWith("multipart/report")) {
      return Optional.empty();
    }
    String sender = recipient.isEmpty() ? addressee(mail) : recipient;
    MimeMultipart parts =
        new MimeMultipart(new ByteArrayDataSource(mail.getRawInputStream(), mail.getContentType()));
    DeliveryStatus status = null;
    InternetHeaders complaint = null;
    InternetHeaders original = new InternetHeaders();
    for (int i = 0; i < Math.min(parts.getCount(), MAX_PARTS); i++) {
      BodyPart part = parts.getBodyPart(i);
      switch (new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT)) {
        case "message/delivery-status" -> status = new DeliveryStatus(part.getInputStream());
        case "message/feedback-report" -> complaint = new InternetHeaders(part.getInputStream());
        case "message/rfc822", "message/rfc822-headers", "text/rfc822-headers" ->
            original = new InternetHeaders(part.getInputStream());
        default -> {
          // For people.
        }
      }
    }
    if (status != null) {
      return bounce(status, original, sender);
    }
    return complaint == null ? Optional.empty() : complaint(complaint, original, sender);
  }

  private static String addressee(MimeMessage mail) throws MessagingException {
    for (String name : new String[] {"Delivered-To", "X-Original-To", "To"}) {
      String address = mail.getHeader(name, null);
      if (address != null) {
        return bare(address);
      }
    }
    return "";
  }

  private static String bare(String address) {
    int open = address.lastIndexOf('<');
    int close = address.indexOf('>', open + 1);
    return address.substring(open + 1, close < 0 ? address.length() : close).strip();
  }

  /** A message has one recipient; the first that failed, or else was reached, says it. */
  private static Optional<Report> bounce(
      DeliveryStatus status, InternetHeaders original, String sender) {
    for (String wanted : new String[] {"failed", "delivered"}) {
      for (int i = 0; i < status.getRecipientDSNCount(); i++) {
        InternetHeaders recipient = status.getRecipientDSN(i);
        if (wanted.equals(first(recipient, "Action").toLowerCase(Locale.ROOT))) {
          String code = StatusCode.first(first(recipient, "Status"));
          boolean failed = wanted.equals("failed");
          return Optional.of(
              report(
                  failed ? Report.Kind.BOUNCED : Report.Kind.DELIVERED,
                  original,
                  sender,
                  failed && StatusCode.isPermanent(code),
                  code));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Report> complaint(
      InternetHeaders complaint, InternetHeaders original, String sender) {
    String type = first(complaint, "Feedback-Type").toLowerCase(Locale.ROOT);
    if (!List.of("abuse", "fraud", "other").contains(type)) {
      return Optional.empty();
    }
    String from = bare(first(complaint, "Original-Mail-From"));
    return Optional.of(
        report(Report.Kind.COMPLAINED, original, from.isEmpty() ? sender : from, false, type));
  }

  private static Report report(
      Report.Kind kind, InternetHeaders original, String sender, boolean permanent, String reason) {
    List<String> tokens = new ArrayList<>();
    tokens.add(first(original, Returned.HEADER));
    // Some take out headers that they do not know, and leave this one.
    Matcher link = UNSUBSCRIBE.matcher(first(original, "List-Unsubscribe"));
    if (link.find()) {
      tokens.add(link.group(1));
    }
    String whose = String.join(" ", tokens) + ' ' + sender + ' ' + kind + ' ' + reason;
    String id = "mail:" + HexFormat.of().formatHex(Secrets.digest(whose), 0, 16);
    return new Report(kind, tokens, sender, permanent, reason, id);
  }

  /** Folded lines are one; empty where there is none. */
  private static String first(InternetHeaders headers, String name) {
    String[] values = headers.getHeader(name);
    return values == null ? "" : values[0].replaceAll("\\s+", " ").strip();
  }
}
