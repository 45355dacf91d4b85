package io.beckon.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientTest {

  @Test
  void aDomainIsOneInAnyScriptAndCase() {
    assertThat(Recipient.of(" Ann.O'Neill+x@Example.ORG "))
        .hasValue(new Recipient("Ann.O'Neill+x@example.org", "example.org"));
    assertThat(Recipient.of("ann@münchen.example"))
        .hasValue(new Recipient("ann@xn--mnchen-3ya.example", "xn--mnchen-3ya.example"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ann",
        "@example.org",
        "ann@",
        "ann@example.org\r\nRCPT TO:<eve@example.org>",
        "ann@exam ple.org",
        "ann@example.org,eve@example.org",
        "ann>@example.org",
        "\"a b\"@example.org",
        "ann@[127.0.0.1]",
        "ann@127.0.0.1",
        "ann@-example.org",
        "ann@example..org",
        ".ann@example.org",
        "änn@example.org",
        "ann@example.org\u0000",
        "ann@\u202eexample.org"
      })
  void whatNoServerUnderstandsIsNoAddress(String text) {
    assertThat(Recipient.of(text)).isEmpty();
  }

  @Test
  void aLongOneIsNone() {
    assertThat(Recipient.of("a".repeat(65) + "@example.org")).isEmpty();
    assertThat(Recipient.of("a@" + "b.".repeat(150) + "org")).isEmpty();
  }

  @Test
  void itIsNotPrinted() {
    assertThat(Recipient.of("ann@example.org").orElseThrow().toString()).doesNotContain("ann");
  }
}
