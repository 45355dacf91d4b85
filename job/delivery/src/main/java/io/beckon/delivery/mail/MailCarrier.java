package io.beckon.delivery.mail;

import io.beckon.core.json.JsonException;
import io.beckon.core.json.JsonReader;
import io.beckon.delivery.attempt.Carrier;
import io.beckon.delivery.attempt.GoAhead;
import io.beckon.delivery.coupon.Coupons;
import io.beckon.delivery.decide.Outcome;
import io.beckon.delivery.decide.Outcome.Unfit;
import io.beckon.delivery.render.Renderer;
import io.beckon.delivery.smtp.Envelope;
import io.beckon.delivery.smtp.SmtpClient;
import io.beckon.schemas.SendCommand;
import io.beckon.template.Links;
import java.util.Optional;

/** Delivers by mail: renders, writes, hands over. */
public final class MailCarrier implements Carrier {

  private static final String ADDRESS = "email";

  private final Renderer renderer;
  private final MailLinks links;
  private final MailWriter writer;
  private final SmtpClient smtp;

  public MailCarrier(Renderer renderer, MailLinks links, MailWriter writer, SmtpClient smtp) {
    this.renderer = renderer;
    this.links = links;
    this.writer = writer;
    this.smtp = smtp;
  }

  /** Whom a command's mail goes to; empty where the profile has no address that mail can go to. */
  public static Optional<Recipient> recipient(SendCommand command) {
    try {
      Object address = JsonReader.object(command.getProfile()).get(ADDRESS);
      return address instanceof String text ? Recipient.of(text) : Optional.empty();
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  @Override
  public Outcome carry(SendCommand command, GoAhead goAhead, long now) {
    Optional<Recipient> to = recipient(command);
    if (to.isEmpty()) {
      return new Unfit("no_address", "the profile has no address that mail can be sent to");
    }
    Envelope mail;
    try {
      Links own = links.of(command);
      mail = writer.write(command, renderer.render(command, own), to.get(), own, now);
    } catch (Coupons.NoCouponException e) {
      return new Outcome.Unready(e.reason());
    } catch (Renderer.NoMessageException e) {
      return new Unfit(e.reason(), e.getMessage());
    } catch (Renderer.NotKnownYetException e) {
      return new Outcome.Unread();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Unread();
    } catch (MailWriter.BadMailException e) {
      return new Unfit(e.reason(), e.getMessage());
    } catch (IllegalArgumentException e) {
      return new Unfit("bad_link", "no links can be made: a name of the command is too long");
    }
    return smtp.send(mail, goAhead);
  }
}
