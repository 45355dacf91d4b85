package io.beckon.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReturnAddressesTest {

  private static final String COMMAND = "00112233445566778899aabbccddeeff";

  private final ReturnAddresses addresses =
      new ReturnAddresses(KeyRing.parse("9:" + "A".repeat(43)), "Bounce.Example.com");

  @Test
  void anAddressBringsTheCommandBack() throws BadTokenException {
    String address = addresses.address(COMMAND);
    assertThat(address).matches("b\\+[a-z2-7]{45}@bounce\\.example\\.com");
    assertThat(addresses.commandId(address)).contains(COMMAND);
    assertThat(addresses.address(COMMAND)).isEqualTo(address);
  }

  @Test
  void aServerThatRaisesOrLowersLettersDoesNoHarm() throws BadTokenException {
    String raised = addresses.address(COMMAND).toUpperCase(Locale.ROOT);
    assertThat(addresses.commandId(raised)).contains(COMMAND);
  }

  @Test
  void otherMailIsNotOurs() throws BadTokenException {
    assertThat(addresses.commandId("postmaster@bounce.example.com")).isEmpty();
    assertThat(addresses.commandId(addresses.address(COMMAND) + ".evil.example")).isEmpty();
    assertThat(addresses.commandId("")).isEmpty();
  }

  @Test
  void aForgedOrCutAddressIsRefused() {
    String address = addresses.address(COMMAND);
    int at = address.indexOf('@');
    for (int i = 2; i < at; i++) {
      char other = address.charAt(i) == 'a' ? 'b' : 'a';
      String forged = address.substring(0, i) + other + address.substring(i + 1);
      assertThatThrownBy(() -> addresses.commandId(forged)).isInstanceOf(BadTokenException.class);
      String cut = address.substring(0, i) + address.substring(at);
      assertThatThrownBy(() -> addresses.commandId(cut)).isInstanceOf(BadTokenException.class);
    }
    assertThatThrownBy(() -> addresses.commandId("b+" + "a".repeat(100) + "@bounce.example.com"))
        .hasMessage("The token is longer than a token");
  }

  @Test
  void aCommandThatDoesNotFitIsRefused() {
    assertThat(addresses.address("x".repeat(26))).hasSizeLessThan(64 + 20);
    assertThatThrownBy(() -> addresses.address("x".repeat(28)))
        .hasMessage("The id of the command is too long for an address");
  }

  @Property
  void base32IsReadAgain(@ForAll @Size(max = 40) byte[] bytes) {
    assertThat(Base32.decode(Base32.encode(bytes))).isEqualTo(bytes);
  }

  @Test
  void base32IsTheOneOfTheStandard() {
    assertThat(Base32.encode("foobar".getBytes())).isEqualTo("mzxw6ytboi");
    assertThat(Base32.decode("mzxw6ytboj")).isNull();
  }
}
