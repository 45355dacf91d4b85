package io.beckon.delivery.way;

import io.beckon.delivery.attempt.Carrier;
import io.beckon.delivery.attempt.Route;
import io.beckon.delivery.attempt.Routes;
import io.beckon.delivery.coupon.Coupons;
import io.beckon.delivery.mail.MailCarrier;
import io.beckon.delivery.smtp.SmtpClient;
import io.beckon.delivery.webhook.WebhookClient;
import io.beckon.schemas.SendCommand;

/**
 * Mail to the relay, calls to their destinations. Another channel is ours where the operator has
 * named a destination for it, and else somebody else's.
 */
final class WaysOut implements Routes {

  private static final String EMAIL = "email";
  private static final String CALL = "call";
  private static final String TRANSACTIONAL = "transactional";

  private final Carrier mail;
  private final SmtpClient smtp;
  private final Coupons coupons;
  private final WebhookClient webhooks;

  WaysOut(Carrier mail, SmtpClient smtp, Coupons coupons, WebhookClient webhooks) {
    this.mail = mail;
    this.smtp = smtp;
    this.coupons = coupons;
    this.webhooks = webhooks;
  }

  @Override
  public Route of(SendCommand command) {
    return switch (command.getChannel()) {
      case EMAIL -> mail(command);
      case CALL -> call(command);
      default -> channel(command);
    };
  }

  private Route mail(SendCommand command) {
    boolean repeatable = command.getCategory().equals(TRANSACTIONAL);
    return MailCarrier.recipient(command)
        .<Route>map(to -> new Route.Way(Route.MAIL + to.domain(), repeatable, mail))
        .orElseGet(
            () ->
                new Route.Nowhere(
                    "no_address", "the profile has no address that mail can be sent to"));
  }

  private Route call(SendCommand command) {
    String name = command.getTemplate();
    return webhooks.knows(name)
        ? webhook(name)
        : new Route.Nowhere("no_destination", "there is no destination `" + name + "`");
  }

  private Route channel(SendCommand command) {
    String name = command.getChannel();
    return webhooks.knows(name) ? webhook(name) : new Route.NotOurs();
  }

  /** The receiver knows the command's id: it may get it twice. */
  private Route webhook(String name) {
    return new Route.Way(
        Route.CALL + name,
        true,
        (command, goAhead, now) -> webhooks.call(name, command, goAhead, now));
  }

  @Override
  public Coupons coupons() {
    return coupons;
  }

  @Override
  public void close() {
    smtp.close();
    webhooks.close();
    coupons.close();
  }
}
