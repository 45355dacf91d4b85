package io.beckon.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {

  private static final String SECRET = "A".repeat(43) + "=";

  @Test
  void aFileHoldsAKeyALineWithRemarks(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("link.keys");
    Files.writeString(file, "# since March\n7:" + SECRET + "\n\n3:" + SECRET + " # the old one\n");
    KeyRing ring = KeyRing.read(file);
    assertThat(ring.newest().number()).isEqualTo(7);
    assertThat(ring.key(3)).isPresent();
    assertThat(ring).hasToString("KeyRing[3, 7]");
  }

  @Test
  void anEnvironmentVariableHoldsThemWithCommas() {
    assertThat(KeyRing.parse("1:" + SECRET + ",12:" + SECRET).newest().number()).isEqualTo(12);
  }

  @Test
  void bothAlphabetsOfBase64AreTaken() {
    assertThat(KeyRing.parse("1:" + "-_".repeat(21) + "A").newest().number()).isEqualTo(1);
    assertThat(KeyRing.parse("1:" + "+/".repeat(21) + "A=").newest().number()).isEqualTo(1);
  }

  @Test
  void whatIsWrongIsSaidWithItsPlaceAndWithoutTheSecret() {
    refused("", "There is no link key; one is written NUMBER:SECRET");
    refused("# none", "There is no link key");
    refused(SECRET, "Link key 1 does not begin with a number from 1 to 255 and a colon");
    refused("1:" + SECRET + " 256:" + SECRET, "Link key 2 does not begin with a number");
    refused("0:" + SECRET, "Link key 1 does not begin with a number");
    refused("1:AAAA", "Link key 1 has a secret of 3 bytes; it needs 32: openssl rand -base64 32");
    refused("1:" + "*".repeat(44), "Link key 1 has a secret that is not base64");
    refused("1:" + SECRET + "\n1:" + SECRET, "Link key 2 has the number of another, 1");
  }

  private static void refused(String text, String words) {
    assertThatThrownBy(() -> KeyRing.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words)
        .hasMessageNotContaining("AAAAA")
        .hasMessageNotContaining("***");
  }
}
