package io.beckon.cli.preview;

import io.beckon.delivery.mail.MailIdentity;
import io.beckon.delivery.mail.MailLinks;
import io.beckon.delivery.mail.MailWriter;
import io.beckon.delivery.mail.Recipient;
import io.beckon.schemas.SendCommand;
import io.beckon.template.Links;
import io.beckon.template.MergeData;
import io.beckon.template.MessageTemplate;
import io.beckon.template.RenderedMessage;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A message as the mail that it would be, by what writes it for delivery; a mail program opens it.
 * What only delivery knows is made up: domain, links, ids.
 */
final class PreviewMail {

  /** They lead nowhere. */
  static final Links LINKS =
      Links.plain("https://example.com/unsubscribe", "https://example.com/preferences");

  private static final String DOMAIN = "example.com";
  private static final String SOMEBODY = "somebody@" + DOMAIN;
  private static final String EMAIL = "email";
  private static final String PREVIEW = "preview";

  private static final MailWriter WRITER =
      new MailWriter(new MailIdentity(DOMAIN, "", ""), MailLinks.none(DOMAIN), Optional.empty());

  private PreviewMail() {}

  /** Nobody could be sent this, and why. */
  static final class NoMailException extends Exception {
    private static final long serialVersionUID = 1L;

    NoMailException(String message) {
      super(message);
    }
  }

  /**
   * The mail, to the profile's address where there is one.
   *
   * @param name of the preview: the mail's id
   * @param data the date of the mail is what this says is now
   * @return the mail as it goes over the wire (RFC 5322)
   * @throws NoMailException where none can be made, such as for its sender
   */
  static byte[] of(String name, MessageTemplate template, MergeData data, RenderedMessage message)
      throws NoMailException {
    Object address = data.profile().getOrDefault(EMAIL, SOMEBODY);
    Recipient recipient =
        Recipient.of(String.valueOf(address))
            .orElseThrow(
                () ->
                    new NoMailException("`profile.email` is no address that mail can be sent to"));
    try {
      return WRITER
          .write(
              command(name, template, data.now()),
              message,
              recipient,
              LINKS,
              data.now().toEpochMilli())
          .message();
    } catch (MailWriter.BadMailException e) {
      throw new NoMailException(e.getMessage());
    }
  }

  private static SendCommand command(String name, MessageTemplate template, Instant now) {
    return SendCommand.newBuilder()
        .setCommandId(name)
        .setJourneyId(PREVIEW)
        .setCampaign(PREVIEW)
        .setVersion(PREVIEW)
        .setStep(PREVIEW)
        .setUserId(PREVIEW)
        .setChannel(EMAIL)
        .setTemplate(template.name())
        .setCategory(template.category().name().toLowerCase(Locale.ROOT))
        .setDueAt(now)
        .setDecidedAt(now)
        .setExpiresAt(now)
        .build();
  }
}
