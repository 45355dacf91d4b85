package io.beckon.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example/",
        "http://shop.example:8080/a/b?c=d&e=f#g",
        "HTTPS://shop.example/%C3%A9"
      })
  void webAddressesAreTaken(String url) {
    assertThat(new Target(url).url()).isEqualTo(url);
    assertThat(Target.of(url).url()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/cart",
        "//evil.example/",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://shop.example/",
        "https:shop.example",
        "https:///cart",
        "https://shop.example@evil.example/",
        "https://ann:secret@shop.example/",
        "https://shop.example/\r\nSet-Cookie: a=b",
        "https://shop.example/\nX",
        "https://shop.example/\u0000",
        "https://shop.example/\u0085",
        "https://[::1/",
        "https://shop.example\\@evil.example/"
      })
  void anythingElseIsRefusedWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> Target.of(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The target of a link")
        .hasMessageNotContaining("evil")
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }

  @Test
  void whatAuthorsWriteIsEncodedAsBrowsersDo() {
    assertThat(Target.of("https://shop.example/caf\u00e9 au lait?q={a|b}").url())
        .isEqualTo("https://shop.example/caf%C3%A9%20au%20lait?q=%7Ba%7Cb%7D");
    assertThatThrownBy(() -> new Target("https://shop.example/caf\u00e9"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAddressHasABound() {
    String longest = "https://shop.example/" + "a".repeat(Target.MAX_LENGTH - 21);
    assertThat(Target.of(longest).url()).hasSize(Target.MAX_LENGTH);
    assertThatThrownBy(() -> Target.of(longest + "a")).hasMessageContaining("longer than 2048");
  }
}
