package io.beckon.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a person sees of a mail. */
final class MailReader {

  private static final Pattern LINK = Pattern.compile("<(https?://[^>\\s]+)>");

  private MailReader() {}

  static Mail read(long number, Instant arrived, String envelopeFrom, String to, byte[] raw)
      throws UnreadableMail {
    try {
      MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(raw));
      return new Mail(
          number,
          arrived,
          envelopeFrom,
          to,
          header(message, "From"),
          header(message, "Message-ID").replaceAll("^\\s*<|>\\s*$", ""),
          header(message, "Subject"),
          body(message, "text/html"),
          body(message, "text/plain"),
          unsubscribe(message),
          raw);
    } catch (MessagingException | IOException | RuntimeException e) {
      throw new UnreadableMail(e);
    }
  }

  private static String header(MimeMessage message, String name)
      throws MessagingException, IOException {
    String value = message.getHeader(name, null);
    return value == null ? "" : MimeUtility.decodeText(MimeUtility.unfold(value));
  }

  /** The first part of this type; empty where there is none. */
  private static String body(Part part, String type) throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return part.getContent().toString();
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        String found = body(parts.getBodyPart(i), type);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }

  private static Optional<String> unsubscribe(MimeMessage message) throws MessagingException {
    String post = message.getHeader("List-Unsubscribe-Post", null);
    String links = message.getHeader("List-Unsubscribe", ",");
    if (post == null || links == null || !post.trim().equals("List-Unsubscribe=One-Click")) {
      return Optional.empty();
    }
    Matcher link = LINK.matcher(MimeUtility.unfold(links));
    return link.find() ? Optional.of(link.group(1)) : Optional.empty();
  }
}
