package io.beckon.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beckon.core.model.Step.Subscribe.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What is remembered of whether a user may be written to, and its bytes. */
class ContactTest {

  private static final String GOLDEN = "contact-1.hex";
  private static final long HOUR = 3_600_000;
  private static final long START = 1_740_823_200_000L;

  @Test
  void whatAnOldBuildWroteIsRead() throws IOException {
    Contact contact = Contact.read(golden());

    assertThat(contact.consent().about("email")).isEqualTo(Consent.Answer.YES);
    assertThat(contact.consent().about("sms")).isEqualTo(Consent.Answer.NO);
    assertThat(contact.consent().about("push")).isEqualTo(Consent.Answer.NONE);
    assertThat(contact.consent().hasLeft("offers")).isTrue();
    assertThat(contact.consent().hasLeft("tips")).isFalse();
    assertThat(contact.consent().isInSunset()).isTrue();
    assertThat(contact.suppressions().of("email")).contains(Suppressions.Reason.COMPLAINT);
    assertThat(contact.suppressions().of("push")).contains(Suppressions.Reason.BOUNCE);
    assertThat(contact.suppressions().of("sms")).isEmpty();
    assertThat(contact.sendLog().countAfter(START - 1, null)).isEqualTo(3);
    assertThat(contact.sendLog().countAfter(START, null)).isEqualTo(2);
    assertThat(contact.sendLog().countAfter(START - 1, "email")).isEqualTo(2);
    assertThat(contact.sendLog().latest(1, "sms")).isEqualTo(START + HOUR);
    assertThat(contact.sendLog().latest(2, "email")).isEqualTo(START);
    assertThat(contact.messages("shop")).isEqualTo(2);
    assertThat(contact.messages("other")).isZero();
  }

  @Test
  void thisBuildWritesTheSameBytes() throws IOException {
    String written = HexFormat.of().formatHex(filled().write());

    if ("overwrite".equals(System.getProperty("goldens"))) {
      Files.writeString(
          Path.of("src/test/resources/io/beckon/core/state").resolve(GOLDEN), written + '\n');
    }
    assertThat(written).isEqualTo(HexFormat.of().formatHex(golden()));
  }

  @Test
  void itTakesFewBytes() {
    Contact contact = new Contact();
    contact.countInCaps(START, "email", 48 * HOUR);
    int one = contact.write().length;
    for (int i = 1; i <= 100; i++) {
      contact.countInCaps(START + i * HOUR / 10, "email", 48 * HOUR);
    }

    assertThat(one).isLessThanOrEqualTo(25);
    assertThat(contact.write().length - one).isLessThanOrEqualTo(100 * 5);
  }

  @Test
  void theSameStateHasTheSameBytesWhateverLedToIt() {
    Contact one = new Contact();
    one.subscribe(Status.UNSUBSCRIBED, "tips");
    one.subscribe(Status.UNSUBSCRIBED, "offers");
    one.suppress("sms", Suppressions.Reason.BOUNCE);
    one.suppress("email", Suppressions.Reason.BOUNCE);
    Contact other = new Contact();
    other.suppress("email", Suppressions.Reason.BOUNCE);
    other.suppress("sms", Suppressions.Reason.BOUNCE);
    other.subscribe(Status.UNSUBSCRIBED, "offers");
    other.subscribe(Status.UNSUBSCRIBED, "tips");

    assertThat(one.write()).isEqualTo(other.write());
  }

  @Test
  void whatIsOverLeavesNothing() {
    Contact contact = new Contact();
    contact.subscribe(Status.UNSUBSCRIBED, "offers");
    contact.subscribe(Status.SUBSCRIBED, "offers");
    contact.suppress("email", Suppressions.Reason.BOUNCE);
    contact.newAddress("email");
    contact.countInCaps(START, "email", HOUR);
    contact.sendLog().forget(START);

    assertThat(contact.write()).isNull();
  }

  @Test
  void theOldestOfTooManyMessagesIsForgotten() {
    Contact contact = new Contact();
    for (int i = 0; i < SendLog.BOUND; i++) {
      assertThat(contact.countInCaps(START + i, "email", HOUR)).isTrue();
    }
    assertThat(contact.countInCaps(START + HOUR - 1, "email", HOUR)).isFalse();
    assertThat(contact.sendLog().countAfter(0, null)).isEqualTo(SendLog.BOUND);
    assertThat(contact.sendLog().countAfter(START, null)).isEqualTo(SendLog.BOUND);
  }

  @Test
  void aMessageThatLeftTheLongestWindowMakesRoom() {
    Contact contact = new Contact();
    for (int i = 0; i < SendLog.BOUND; i++) {
      contact.countInCaps(START, "email", HOUR);
    }
    assertThat(contact.countInCaps(START + HOUR, "email", HOUR)).isTrue();
    assertThat(contact.sendLog().countAfter(0, null)).isEqualTo(1);
  }

  @Test
  void aTopicWithANameBeyondTheBoundCountsForAllChannels() {
    Contact contact = new Contact();
    assertThat(contact.subscribe(Status.UNSUBSCRIBED, "x".repeat(257))).isFalse();
    assertThat(contact.consent().about("email")).isEqualTo(Consent.Answer.NO);
  }

  @Test
  void aFormThatThisBuildDoesNotKnowIsRefused() {
    assertThatThrownBy(() -> Contact.read(new byte[] {9}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The contact is of format 9; this build reads format 1");
  }

  private static Contact filled() {
    Contact contact = new Contact();
    contact.subscribe("email");
    contact.unsubscribe("sms");
    contact.subscribe(Status.UNSUBSCRIBED, "offers");
    contact.subscribe(Status.SUNSET, null);
    contact.suppress("email", Suppressions.Reason.BOUNCE);
    contact.suppress("email", Suppressions.Reason.COMPLAINT);
    contact.suppress("push", Suppressions.Reason.BOUNCE);
    contact.countInCaps(START, "email", 48 * HOUR);
    contact.countInCaps(START + HOUR, "sms", 48 * HOUR);
    contact.countInCaps(START + 2 * HOUR, "email", 48 * HOUR);
    contact.countMessage("shop");
    contact.countMessage("shop");
    return contact;
  }

  private static byte[] golden() throws IOException {
    try (InputStream file = ContactTest.class.getResourceAsStream(GOLDEN)) {
      assertThat(file).as(GOLDEN).isNotNull();
      return HexFormat.of()
          .parseHex(new String(file.readAllBytes(), StandardCharsets.UTF_8).strip());
    }
  }
}
