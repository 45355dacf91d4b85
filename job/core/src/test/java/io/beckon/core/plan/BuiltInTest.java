package io.beckon.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuiltInTest {

  @Test
  void reportsOfDeliveryAndConsentAreTrustedAndAShopsOwnMessagesAreNot() {
    assertThat(BuiltIn.ABOUT_CONTACT).allMatch(BuiltIn::isTrusted);
    assertThat(BuiltIn.eventProperties().keySet())
        .filteredOn(name -> name.startsWith("message_"))
        .hasSize(6)
        .allMatch(BuiltIn::isTrusted);
    assertThat(BuiltIn.isTrusted("message_posted")).isFalse();
    assertThat(BuiltIn.isTrusted("page_viewed")).isFalse();
  }
}
