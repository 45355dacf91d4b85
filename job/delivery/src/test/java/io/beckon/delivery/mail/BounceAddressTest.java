package io.beckon.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class BounceAddressTest {

  private static final String ID = "0123456789abcdef0123456789abcdef";

  private final BounceAddress bounces =
      new BounceAddress("secret".getBytes(StandardCharsets.UTF_8), "bounce.test");

  @Test
  void aBounceTellsWhichMessageItIsAbout() {
    String address = bounces.of(ID);
    assertThat(address).matches("b\\+[0-9a-f]{32}\\.[0-9a-f]{16}@bounce\\.test");
    assertThat(address.indexOf('@')).isLessThanOrEqualTo(64);
    assertThat(bounces.commandId(address)).hasValue(ID);
    assertThat(bounces.commandId(address.toUpperCase(Locale.ROOT))).hasValue(ID);
  }

  @Test
  void nobodyElseCanMakeOne() {
    BounceAddress others =
        new BounceAddress("other".getBytes(StandardCharsets.UTF_8), "bounce.test");
    assertThat(bounces.commandId(others.of(ID))).isEmpty();
    assertThat(bounces.commandId("b+" + ID + ".0000000000000000@bounce.test")).isEmpty();
    assertThat(bounces.commandId("postmaster@bounce.test")).isEmpty();
  }

  @Test
  void anIdOfAnotherFormGoesByItsHash() {
    assertThat(bounces.of("x@y\r\nz")).matches("b\\+h-[0-9a-f]{32}\\.[0-9a-f]{16}@bounce\\.test");
  }
}
