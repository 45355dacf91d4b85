package io.beckon.delivery.start;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beckon.delivery.options.DeliveryOptions;
import io.beckon.runtime.options.Settings;
import io.beckon.runtime.start.StartRefused;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClearLoginTest {

  @Test
  void aPasswordIsNotSentInClear() {
    assertThatThrownBy(() -> ClearLogin.check(settings("off", "beckon")))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("smtp.tls=off sends the password in clear");
  }

  @Test
  void withoutAPasswordOrInTheDarkAllIsWell() {
    assertThatCode(() -> ClearLogin.check(settings("off", "none"))).doesNotThrowAnyException();
    assertThatCode(() -> ClearLogin.check(settings("starttls", "beckon")))
        .doesNotThrowAnyException();
  }

  private static Settings settings(String tls, String user) {
    return DeliveryOptions.of(
        Map.of("kafka.bootstrap.servers", "x:1", "smtp.tls", tls, "smtp.user", user));
  }
}
