package io.beckon.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressesTest {

  private static final String PEER = "10.0.0.1";

  @Test
  void withoutProxiesNobodyIsBelieved() {
    assertThat(new Addresses(0).pick(PEER, "192.0.2.1")).isEqualTo(PEER);
  }

  @Test
  void asManyAreBelievedAsStandThere() {
    String forwarded = "198.51.100.66, 192.0.2.1, 10.0.0.9";
    assertThat(new Addresses(1).pick(PEER, forwarded)).isEqualTo("10.0.0.9");
    assertThat(new Addresses(2).pick(PEER, forwarded)).isEqualTo("192.0.2.1");
    assertThat(new Addresses(1).pick(PEER, null)).isEqualTo(PEER);
    assertThat(new Addresses(1).pick(PEER, "x, ")).isEqualTo(PEER);
    assertThat(new Addresses(1).pick(PEER, "x".repeat(500))).isEqualTo(PEER);
  }

  /** Who goes round a proxy has written what stands there himself. */
  @Test
  void whereFewerStandThereThanProxiesNoneIsBelieved() {
    assertThat(new Addresses(3).pick(PEER, "192.0.2.1, 10.0.0.9")).isEqualTo(PEER);
    assertThat(new Addresses(2).pick(PEER, "192.0.2.1")).isEqualTo(PEER);
  }

  @Test
  void oneSubscriberHasANetworkOfAddresses() {
    assertThat(Addresses.network("2001:db8:1:2:3:4:5:6"))
        .isEqualTo(Addresses.network("[2001:db8:1:2:ffff::1]"))
        .isNotEqualTo(Addresses.network("2001:db8:1:3:3:4:5:6"));
    assertThat(Addresses.network("::1")).isEqualTo("::1");
    assertThat(Addresses.network("192.0.2.1")).isEqualTo("192.0.2.1");
  }
}
