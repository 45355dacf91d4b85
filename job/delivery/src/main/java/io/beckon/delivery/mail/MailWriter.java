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
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes a mail: text and HTML as alternatives in UTF-8, and the headers that large receivers ask
 * for. A command's mail has the same Message-ID in each attempt. Whatever stands in names and
 * subjects, each header is one header.
 */
public final class MailWriter {

  private static final String UTF_8 = "UTF-8";

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
      MimeMessage mail = new FixedId(id(command));
      mail.setFrom(sender(rendered.from()));
      if (!rendered.replyTo().isBlank()) {
        mail.setReplyTo(new InternetAddress[] {sender(rendered.replyTo())});
      }
      mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to.address(), true));
      mail.setSubject(OneLine.of(rendered.subject()), UTF_8);
      mail.setSentDate(new Date(now));
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
      mail.setContent(alternatives(rendered));
      mail.saveChanges();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      mail.writeTo(bytes);
      byte[] unsigned = bytes.toByteArray();
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

  private static MimeMultipart alternatives(RenderedMessage rendered) throws MessagingException {
    MimeBodyPart text = new MimeBodyPart();
    text.setText(lines(rendered.text()), UTF_8, "plain");
    MimeBodyPart html = new MimeBodyPart();
    html.setText(lines(rendered.html()), UTF_8, "html");
    // The last one is the one that receivers should like best.
    return new MimeMultipart("alternative", text, html);
  }

  /** As mails have them: a line end of another kind would be changed on the way, and not signed. */
  private static String lines(String text) {
    return text.replaceAll("\r\n|\r|\n", "\r\n");
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
    String word = text.replaceAll("[^A-Za-z0-9_-]+", "-").toLowerCase(Locale.ROOT);
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

  private static final class FixedId extends MimeMessage {
    private final String id;

    FixedId(String id) {
      super((Session) null);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
