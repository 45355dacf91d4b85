package io.beckon.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beckon.link.BadTokenException.Fault;
import io.beckon.link.Link.Scope;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokensTest {

  private static final String ONE = "1:" + "A".repeat(43);
  private static final String TWO = "2:" + "B".repeat(42) + "A";

  private static final Message MESSAGE =
      new Message(
          "ann@example.com",
          "00112233445566778899aabbccddeeff",
          "cart-recovery",
          "first",
          "cart-first",
          "email",
          "offers");

  private final Tokens tokens = new Tokens(KeyRing.parse(ONE));

  static List<Meaning> meanings() {
    return List.of(
        new Link.Open(MESSAGE),
        new Link.Click(MESSAGE, new Target("https://shop.example/cart?a=1&b=%20#top")),
        Link.Unsubscribe.from(MESSAGE),
        new Link.Unsubscribe(MESSAGE, Scope.CHANNEL),
        new Link.Unsubscribe(MESSAGE, Scope.ALL),
        new Link.Preferences(MESSAGE),
        new Returned(MESSAGE));
  }

  @ParameterizedTest
  @MethodSource("meanings")
  void whatWasSealedIsReadAgain(Meaning meaning) throws BadTokenException {
    assertThat(tokens.open(tokens.seal(meaning))).isEqualTo(meaning);
  }

  @ParameterizedTest
  @MethodSource("meanings")
  void theSameMeaningGivesTheSameTokenInAnotherProcess(Meaning meaning) {
    assertThat(new Tokens(KeyRing.parse(ONE)).seal(meaning)).isEqualTo(tokens.seal(meaning));
  }

  @Test
  void theFormStays() {
    // Links live in mail boxes for years: who changes this breaks those that were sent.
    assertThat(tokens.seal(new Link.Open(MESSAGE)))
        .isEqualTo(
            "AXxRst69m6rVEBc_ji58bnM9LxVorRBXkbvQeZ-JWoRPkEAoDMOPW4PHk9w4Avv4wkRylvJZSusuV1TuZGl1ttjTveNlYP7cXnycO4Y9eJUCtenrZs708IXCeDmrTGU");
  }

  @Test
  void differentMeaningsHaveDifferentTokens() {
    Set<String> all = new HashSet<>();
    meanings().forEach(meaning -> all.add(tokens.seal(meaning)));
    assertThat(all).hasSameSizeAs(meanings());
  }

  @Test
  void nobodyReadsTheUserInALink() {
    String token = tokens.seal(new Link.Open(MESSAGE));
    String bytes = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.ISO_8859_1);
    assertThat(bytes).doesNotContain("ann", "example", "cart", "offers");
    assertThat(token).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void aMessageOfUsualNamesHasAShortToken() {
    assertThat(tokens.seal(new Link.Open(MESSAGE))).hasSizeLessThan(150);
  }

  @Test
  void anySingleBitThatIsChangedIsForged() {
    byte[] bytes =
        Base64.getUrlDecoder()
            .decode(tokens.seal(new Link.Click(MESSAGE, new Target("http://a/"))));
    for (int bit = 8; bit < bytes.length * 8; bit++) {
      byte[] changed = bytes.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(fault(Base64.getUrlEncoder().withoutPadding().encodeToString(changed)))
          .as("bit %s", bit)
          .isEqualTo(Fault.FORGED);
    }
  }

  @Test
  void aCutTokenIsRefusedWhereverItIsCut() {
    String token = tokens.seal(new Link.Open(MESSAGE));
    for (int length = 0; length < token.length(); length++) {
      assertThat(fault(token.substring(0, length))).isIn(Fault.MALFORMED, Fault.FORGED);
    }
  }

  @Test
  void aTokenHasOneSpelling() {
    String token = tokens.seal(new Link.Preferences(MESSAGE));
    assertThat(fault(token + "=")).isEqualTo(Fault.MALFORMED);
    assertThat(fault(token + "A")).isIn(Fault.MALFORMED, Fault.FORGED);
    assertThat(fault(" " + token)).isEqualTo(Fault.MALFORMED);
    assertThat(fault(token + "\r\n")).isEqualTo(Fault.MALFORMED);
  }

  @Test
  void aTokenThatIsTooLongIsRefusedUnread() {
    assertThat(fault("A".repeat(Tokens.MAX_LENGTH + 1))).isEqualTo(Fault.TOO_LONG);
  }

  @Test
  void aForeignKeysTokenIsRefused() {
    String foreign =
        new Tokens(KeyRing.parse("1:" + "C".repeat(42) + "A")).seal(new Link.Open(MESSAGE));
    assertThat(fault(foreign)).isEqualTo(Fault.FORGED);
    String unknown = new Tokens(KeyRing.parse(TWO)).seal(new Link.Open(MESSAGE));
    assertThat(fault(unknown)).isEqualTo(Fault.UNKNOWN_KEY);
  }

  @Test
  void theNewestKeySealsAndAllOfThemOpen() throws BadTokenException {
    Link link = new Link.Open(MESSAGE);
    Tokens both = new Tokens(KeyRing.parse(TWO + "\n" + ONE));
    assertThat(both.open(tokens.seal(link))).isEqualTo(link);
    assertThat(both.seal(link)).isEqualTo(new Tokens(KeyRing.parse(TWO)).seal(link));
  }

  @Test
  void aKeyDoesNotPassForAnotherOfTheSameSecret() {
    Tokens twice = new Tokens(KeyRing.parse(ONE + " 2:" + "A".repeat(43)));
    byte[] bytes = Base64.getUrlDecoder().decode(tokens.seal(new Link.Open(MESSAGE)));
    bytes[0] = 2;
    String renumbered = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    assertThatThrownBy(() -> twice.open(renumbered)).isInstanceOf(BadTokenException.class);
  }

  @Test
  void namesThatAreTooLongAreRefusedBeforeASend() {
    assertThatThrownBy(() -> new Message("u".repeat(257), "c", "", "", "", "email", ""))
        .hasMessage("`userId` of a link is longer than 256 characters");
    String wide = "\u20ac".repeat(256);
    Message widest = new Message(wide, wide, wide, wide, wide, wide, wide);
    assertThatThrownBy(() -> tokens.seal(new Link.Open(widest)))
        .hasMessageContaining("longer than 6000 characters");
  }

  @Test
  void nothingIsUnsubscribedFromNoTopic() {
    Message plain = new Message("u", "c", "", "", "", "email", "");
    assertThat(Link.Unsubscribe.from(plain).scope()).isEqualTo(Scope.CHANNEL);
    assertThatThrownBy(() -> new Link.Unsubscribe(plain, Scope.TOPIC))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 300)
  void anyNamesComeBackAsTheyWere(
      @ForAll @NotBlank @StringLength(min = 1, max = 60) String user,
      @ForAll @NotBlank @StringLength(min = 1, max = 60) String command,
      @ForAll @StringLength(max = 60) String topic)
      throws BadTokenException {
    // Half of a surrogate pair is in no text that came through UTF-8.
    String whole = new String(user.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    String id = new String(command.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    String about = new String(topic.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    Meaning meaning = new Returned(new Message(whole, id, "", "s", "t", "email", about));
    assertThat(tokens.open(tokens.seal(meaning))).isEqualTo(meaning);
  }

  @Property(tries = 500)
  void noiseIsRefusedAndNothingElseIsThrown(@ForAll @StringLength(max = 300) String noise) {
    assertThat(fault(noise)).isNotNull();
  }

  private Fault fault(String token) {
    try {
      tokens.open(token);
      return null;
    } catch (BadTokenException e) {
      if (!token.isEmpty()) {
        assertThat(e.getMessage()).doesNotContain(token.length() > 8 ? token : "\u0000");
      }
      return e.fault();
    }
  }
}
