package io.beckon.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beckon.link.LinkToken.Purpose;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTokensTest {

  private static final String OLD = "k1:MDEyMzQ1Njc4OWFiY2RlZg==";
  private static final String NEW = "k2:ZmVkY2JhOTg3NjU0MzIxMA==";

  private final LinkTokens tokens = new LinkTokens(TokenKeys.of(OLD));
  private final LinkToken token =
      new LinkToken(
          Purpose.CLICK,
          "c1",
          "ann",
          "cart",
          "first",
          "cart-first",
          "email",
          "offers",
          3,
          "https://shop.test/?a=1&b=ü");

  @Test
  void whatIsWrittenIsRead() {
    assertThat(tokens.read(Purpose.CLICK, tokens.write(token))).hasValue(token);
  }

  @Test
  void aTokenIsForOnePurpose() {
    assertThat(tokens.read(Purpose.UNSUBSCRIBE, tokens.write(token))).isEmpty();
  }

  @Test
  void itFitsIntoAUrlAsItIs() {
    assertThat(tokens.write(token)).matches("[A-Za-z0-9._-]+");
  }

  @Test
  void keysAreTakenIntoUseAndOutOfUse() {
    String old = tokens.write(token);
    LinkTokens both = new LinkTokens(TokenKeys.of(NEW + "," + OLD));
    assertThat(both.read(Purpose.CLICK, old)).hasValue(token);
    assertThat(both.write(token)).startsWith("k2.");
    assertThat(new LinkTokens(TokenKeys.of(NEW)).read(Purpose.CLICK, old)).isEmpty();
  }

  @Property(tries = 500)
  void noCharacterCanBeChanged(@ForAll int place, @ForAll char other) {
    String text = tokens.write(token);
    int at = Math.floorMod(place, text.length());
    String changed = text.substring(0, at) + other + text.substring(at + 1);
    if (!changed.equals(text) && !sameBits(text, changed, at)) {
      assertThat(tokens.read(Purpose.CLICK, changed)).isEmpty();
    }
  }

  /** Of the last letter of the signature two bits say nothing. */
  private static boolean sameBits(String text, String changed, int at) {
    return at == text.length() - 1;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "a.b.c", "k1..", "k1.e30.", "k1.e30.AAAA", "no such thing"})
  void whatIsNoTokenIsNone(String text) {
    assertThat(tokens.read(Purpose.CLICK, text)).isEmpty();
  }

  @Test
  void aLongTextIsNotLookedAt() {
    assertThat(tokens.read(Purpose.CLICK, "k1." + "A".repeat(100_000) + ".AAAA")).isEmpty();
  }

  @Test
  void aKeyThatIsNoneIsRefusedAndNotRepeated() {
    assertThatThrownBy(() -> TokenKeys.of("k1:s3cret!"))
        .hasMessage("a key is not written in Base64")
        .hasNoCause();
    assertThatThrownBy(() -> TokenKeys.of("k1:MDEy")).hasMessage("a key has fewer than 16 bytes");
    assertThatThrownBy(() -> TokenKeys.of("s3cret")).hasMessageStartingWith("a key is written");
    assertThat(TokenKeys.of(OLD).toString()).isEqualTo("keys [k1]");
    assertThat(token.toString()).doesNotContain("ann");
  }
}
