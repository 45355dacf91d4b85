package io.beckon.delivery.start;

import io.beckon.delivery.options.DeliveryOptions;
import io.beckon.delivery.smtp.Relay;
import io.beckon.runtime.options.Settings;
import io.beckon.runtime.start.StartRefused;
import java.util.List;

/** Refuses a login at the mail server that everybody on the way could read. */
public final class ClearLogin {

  private ClearLogin() {}

  /**
   * Looks at the options.
   *
   * @throws StartRefused where the password would go out in clear
   */
  public static void check(Settings settings) {
    if (settings.get(DeliveryOptions.SMTP_TLS) == Relay.Tls.OFF
        && !DeliveryOptions.text(settings, DeliveryOptions.SMTP_USER).isEmpty()) {
      throw new StartRefused(
          List.of(
              "smtp.user with smtp.tls=off sends the password in clear: set smtp.tls to starttls"
                  + " or implicit, or leave smtp.user out"));
    }
  }
}
