package io.beckon.delivery.mail;

import io.beckon.delivery.smtp.Envelope;
import io.beckon.link.Returned;
import io.beckon.schemas.SendCommand;
import io.beckon.template.Links;
import io.beckon.template.RenderedMessage;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes a mail: text and HTML as alternatives in UTF-8, and the headers that large receivers ask
 * for. A command's mail has the same Message-ID in each attempt. Whatever stands in names and
 * subjects, each header is one header.
 */
public final class MailWriter {

  private static final String UTF_8 = "UTF-8";
  private static final byte[] LINE_END = {'\r', '\n'};

  /** RFC 5322, 3.3. Of the worker's zone nobody needs to hear. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final Pattern NOT_FOR_WORDS = Pattern.compile("[^A-Za-z0-9_-]+");

  private final MailIdentity identity;
  private final MailLinks addresses;
  private final Optional<DkimSigner> signer;

  /**
   * A writer.
   *
   * @param signer empty where the server signs
   */
  public MailWriter(MailIdentity identity, MailLinks addresses, Optional<DkimSigner> signer) {
    this.identity = identity;
    this.addresses = addresses;
    this.signer = signer;
  }

  /**
   * The mail.
   *
   * @param links those that the message was rendered with
   * @param now its date: epoch milliseconds
   * @throws BadMailException where none can be made of it
   */
  public Envelope write(
      SendCommand command, RenderedMessage rendered, Recipient to, Links links, long now)
      throws BadMailException {
    boolean marketing = !command.getCategory().equals("transactional");
    if (marketing && links.unsubscribeUrl().isEmpty()) {
      throw new BadMailException(
          "no_unsubscribe", "a marketing mail needs a way to unsubscribe: set mail.link-base");
    }
    try {
      MimeMessage mail = new MimeMessage((Session) null);
      mail.setHeader("Message-ID", id(command));
      mail.setHeader("MIME-Version", "1.0");
      mail.setFrom(sender(rendered.from()));
      if (!rendered.replyTo().isBlank()) {
        mail.setReplyTo(new InternetAddress[] {sender(rendered.replyTo())});
      }
      mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to.address(), true));
      mail.setSubject(OneLine.of(rendered.subject()), UTF_8);
      mail.setHeader("Date", DATE.format(Instant.ofEpochMilli(now)));
      if (marketing) {
        list(mail, command, links);
      } else {
        mail.setHeader("Auto-Submitted", "auto-generated");
      }
      feedback(mail, command);
      Optional<String> token = addresses.token(command);
      if (token.isPresent()) {
        mail.setHeader(Returned.HEADER, token.get());
      }
      byte[] unsigned = bytes(mail, new Alternatives(rendered.text(), rendered.html()));
      return new Envelope(
          addresses.returnAddress(command),
          to.address(),
          signer.map(dkim -> dkim.sign(unsigned, now)).orElse(unsigned));
    } catch (MessagingException e) {
      throw new BadMailException("bad_mail", "no mail can be made of this message");
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory", e);
    }
  }

  private String id(SendCommand command) {
    return '<' + word(command.getCommandId()) + '@' + identity.domain() + '>';
  }

  private static byte[] bytes(MimeMessage mail, Alternatives body)
      throws MessagingException, IOException {
    mail.setHeader("Content-Type", body.type());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
    for (String header : Collections.list(mail.getAllHeaderLines())) {
      bytes.write(header.getBytes(StandardCharsets.ISO_8859_1));
      bytes.write(LINE_END);
    }
    bytes.write(LINE_END);
    body.writeTo(bytes);
    return bytes.toByteArray();
  }

  private void list(MimeMessage mail, SendCommand command, Links links) throws MessagingException {
    String unsubscribe = '<' + links.unsubscribeUrl() + '>';
    if (!identity.unsubscribeAddress().isEmpty()) {
      String token = links.unsubscribeUrl().substring(links.unsubscribeUrl().lastIndexOf('/') + 1);
      unsubscribe += ", <mailto:" + identity.unsubscribeAddress() + "?subject=" + token + '>';
    }
    mail.setHeader("List-Unsubscribe", unsubscribe);
    mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    String list = command.getTopic().isEmpty() ? "marketing" : command.getTopic();
    mail.setHeader("List-Id", '<' + word(list) + '.' + identity.domain() + '>');
  }

  /** The receiver counts complaints by it; so it names no recipient. */
  private void feedback(MimeMessage mail, SendCommand command) throws MessagingException {
    if (!identity.feedbackSender().isEmpty()) {
      mail.setHeader(
          "Feedback-ID",
          word(command.getCampaign())
              + ':'
              + word(command.getStep())
              + ':'
              + word(command.getCategory())
              + ':'
              + identity.feedbackSender());
    }
  }

  private static String word(String text) {
    String word = NOT_FOR_WORDS.matcher(text).replaceAll("-").toLowerCase(Locale.ROOT);
    return word.length() <= 60 ? word : word.substring(0, 60);
  }

  private static InternetAddress sender(String text) throws BadMailException {
    String line = OneLine.of(text);
    try {
      int angle = line.lastIndexOf('<');
      String address = angle < 0 ? line : line.substring(angle + 1, line.lastIndexOf('>'));
      Recipient.of(address).orElseThrow(AddressException::new);
      InternetAddress sender = new InternetAddress(address.strip(), true);
      String name = angle < 0 ? "" : line.substring(0, angle).strip().replaceAll("^\"|\"$", "");
      if (!name.isEmpty()) {
        sender.setPersonal(name, UTF_8);
      }
      return sender;
    } catch (AddressException | StringIndexOutOfBoundsException e) {
      throw new BadMailException(
          "bad_sender", "the template's sender is no address: write Name <name@example.org>");
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("Every Java has UTF-8", e);
    }
  }

  /** Nothing can be made of it; says nothing personal. */
  public static final class BadMailException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    BadMailException(String reason, String message) {
      super(message);
      this.reason = reason;
    }

    /** In a word. */
    public String reason() {
      return reason;
    }
  }
}
