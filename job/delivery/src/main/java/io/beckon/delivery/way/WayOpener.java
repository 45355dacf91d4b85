package io.beckon.delivery.way;

import io.beckon.delivery.attempt.RouteOpener;
import io.beckon.delivery.attempt.Routes;
import io.beckon.delivery.campaigns.Published;
import io.beckon.delivery.coupon.Coupons;
import io.beckon.delivery.coupon.PooledCoupons;
import io.beckon.delivery.mail.DkimSigner;
import io.beckon.delivery.mail.MailCarrier;
import io.beckon.delivery.mail.MailIdentity;
import io.beckon.delivery.mail.MailLinks;
import io.beckon.delivery.mail.MailWriter;
import io.beckon.delivery.options.CouponOptions;
import io.beckon.delivery.options.DeliveryOptions;
import io.beckon.delivery.render.TemplateRenderer;
import io.beckon.delivery.smtp.Relay;
import io.beckon.delivery.smtp.SmtpClient;
import io.beckon.delivery.webhook.WebhookClient;
import io.beckon.link.KeyRing;
import io.beckon.runtime.options.Settings;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Opens them. Secrets are looked up on the worker. */
public final class WayOpener implements RouteOpener {

  private static final long serialVersionUID = 1L;

  static final String LINK_KEYS = "BECKON_LINK_KEYS";
  static final String DKIM_KEY = "BECKON_DKIM_KEY";
  static final String SMTP_PASSWORD = "BECKON_SMTP_PASSWORD";

  private final Settings settings;
  private final Environment environment;

  /** Where secrets are looked up. */
  @FunctionalInterface
  public interface Environment extends UnaryOperator<String>, java.io.Serializable {}

  /** The ways of a job, with the secrets of the worker's process. */
  public WayOpener(Settings settings) {
    this(settings, System::getenv);
  }

  /** The ways of a job, with secrets from elsewhere. */
  public WayOpener(Settings settings, Environment environment) {
    this.settings = settings;
    this.environment = environment;
  }

  @Override
  public Routes open(Published published) {
    Coupons coupons = coupons();
    try {
      return open(new TemplateRenderer(published, coupons), coupons);
    } catch (RuntimeException e) {
      coupons.close();
      throw e;
    }
  }

  private Routes open(TemplateRenderer renderer, Coupons coupons) {
    MailLinks links = links();
    SmtpClient smtp = new SmtpClient(relay());
    return new WaysOut(
        new MailCarrier(renderer, links, writer(links), smtp),
        smtp,
        coupons,
        new WebhookClient(
            environment,
            settings.get(DeliveryOptions.WEBHOOK_PRIVATE),
            settings.get(DeliveryOptions.WEBHOOK_TIMEOUT)));
  }

  private Relay relay() {
    return new Relay(
        settings.get(DeliveryOptions.SMTP_HOST),
        settings.get(DeliveryOptions.SMTP_PORT),
        settings.get(DeliveryOptions.SMTP_TLS),
        text(DeliveryOptions.SMTP_USER),
        secret(SMTP_PASSWORD, ""),
        text(DeliveryOptions.SMTP_HELO),
        settings.get(DeliveryOptions.SMTP_CONNECT),
        settings.get(DeliveryOptions.SMTP_REPLY),
        settings.get(DeliveryOptions.SMTP_ATTEMPT));
  }

  private Coupons coupons() {
    String topic = text(CouponOptions.TOPIC);
    return topic.isEmpty()
        ? Coupons.NONE
        : PooledCoupons.open(topic, settings.kafka(), settings.get(CouponOptions.LOW));
  }

  private MailLinks links() {
    String base = text(DeliveryOptions.MAIL_LINKS);
    String bounces = text(DeliveryOptions.MAIL_BOUNCES);
    String domain = bounces.isEmpty() ? text(DeliveryOptions.MAIL_DOMAIN) : bounces;
    String keys = secret(LINK_KEYS, "");
    if (!keys.isEmpty()) {
      return MailLinks.sealed(KeyRing.parse(keys), base, domain);
    }
    if (base.isEmpty()) {
      return MailLinks.none(domain);
    }
    throw new IllegalStateException(
        LINK_KEYS + " is missing in the environment: links are sealed, and the gateway opens them");
  }

  private MailWriter writer(MailLinks links) {
    String domain = text(DeliveryOptions.MAIL_DOMAIN);
    MailIdentity identity =
        new MailIdentity(
            domain, text(DeliveryOptions.MAIL_UNSUBSCRIBE), text(DeliveryOptions.MAIL_FEEDBACK));
    return new MailWriter(identity, links, signer(domain));
  }

  private Optional<DkimSigner> signer(String domain) {
    String selector = text(DeliveryOptions.MAIL_DKIM);
    if (selector.isEmpty()) {
      return Optional.empty();
    }
    String key = secret(DKIM_KEY, "");
    if (key.isEmpty()) {
      throw new IllegalStateException(DKIM_KEY + " is missing in the environment");
    }
    return Optional.of(new DkimSigner(domain, selector, key));
  }

  private String text(io.beckon.runtime.options.Option<String> option) {
    return DeliveryOptions.text(settings, option);
  }

  private String secret(String name, String otherwise) {
    String value = environment.apply(name);
    return value == null || value.isBlank() ? otherwise : value.strip();
  }
}
