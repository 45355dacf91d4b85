package io.beckon.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LinksTest {

  private final Tokens tokens = new Tokens(KeyRing.parse("1:" + "A".repeat(43)));
  private final Message message = new Message("u", "c", "k", "s", "t", "email", "");

  @Test
  void anAddressIsTheBaseThePathAndTheToken() {
    Link link = new Link.Preferences(message);
    String token = tokens.seal(link);
    assertThat(new Links("https://go.example", tokens).address(link))
        .isEqualTo("https://go.example/p/" + token);
    assertThat(new Links("https://example.com/mail/", tokens).address(link))
        .isEqualTo("https://example.com/mail/p/" + token);
  }

  @Test
  void aBaseIsAWebAddressWithNothingBehindIt() {
    for (String base :
        new String[] {
          "", "go.example", "ftp://go.example", "https://go.example/?a=b", "https://"
        }) {
      assertThatThrownBy(() -> new Links(base, tokens))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
