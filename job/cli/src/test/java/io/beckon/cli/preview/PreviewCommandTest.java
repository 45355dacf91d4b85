package io.beckon.cli.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.cli.Called;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewCommandTest {

  private static final Path DEPLOY = Path.of("../../deploy");

  private static final String HTML =
      """
      ---
      from: The Shop <hello@shop.example>
      subject: For {{ profile.firstName | default: "you" }}, {{ coupon.summer }}
      ---
      <p>{{ trigger.total | money: "GBP" }} on {{ trigger.day | date: "long" }}</p>
      <a href="{{ unsubscribe_url }}">Unsubscribe</a>
      """;

  @TempDir Path folder;

  /** All of them, held against the plan and the campaigns of the examples. */
  @Test
  void theExamples() throws IOException {
    Path out = folder.resolve("out");

    Called called =
        Called.beckon(
            "preview", DEPLOY.resolve("templates"), DEPLOY.resolve("campaigns"), "--out", out);

    assertThat(called.err()).isEmpty();
    assertThat(called.exitCode()).isZero();
    assertThat(called.out().lines()).hasSizeGreaterThanOrEqualTo(10);
    try (Stream<Path> files = Files.list(out)) {
      List<Path> pages = files.filter(file -> !file.endsWith("index.html")).toList();
      assertThat(pages).hasSizeGreaterThanOrEqualTo(20);
      for (Path page : pages) {
        assertThat(page).content().doesNotContain("{{").doesNotContain("{%");
      }
    }
    assertThat(out.resolve("welcome.de.html")).content().contains("Schön, dass du da bist, Ann.");
    assertThat(out.resolve("welcome.html")).content().contains("Good to have you, Ann.");
    assertThat(out.resolve("order-confirmation.txt"))
        .content()
        .contains("Total £73.50")
        .contains("Follow my parcel (https://mugshop.example/orders/M-20931)");
    assertThat(out.resolve("index.html")).content().contains("welcome.de.html");
  }

  @Test
  void theReaderOfAFile() throws IOException {
    write("templates/one/message.html", HTML);
    write("ann.yaml", "profile: {firstName: Ann}\ntrigger: {total: 5, day: 2025-12-24}\n");
    Path out = folder.resolve("out");

    Called called =
        Called.beckon(
            "preview",
            folder.resolve("templates"),
            "--data",
            folder.resolve("ann.yaml"),
            "--out",
            out);

    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.out()).contains("one.html  en  ").contains("For Ann, CODE-1234");
    assertThat(out.resolve("one.txt")).content().contains("£5.00 on December 24, 2025");
  }

  /** What a mail program opens is what delivery would hand over. */
  @Test
  void theMail() throws Exception {
    write("templates/one/message.html", HTML.replace("For {{", "Für {{"));
    write(
        "templates/one/sample.json",
        "{\"profile\": {\"firstName\": \"Ann\", \"email\": \"ann@müller.example\"}}");
    Path out = folder.resolve("out");

    Called called = Called.beckon("preview", folder.resolve("templates"), "--out", out);

    assertThat(called.exitCode()).as(called.err()).isZero();
    MimeMessage mail;
    try (InputStream file = Files.newInputStream(out.resolve("one.eml"))) {
      mail = new MimeMessage(null, file);
    }
    assertThat(mail.getSubject()).isEqualTo("Für Ann, CODE-1234");
    assertThat(mail.getHeader("To", null)).isEqualTo("ann@xn--mller-kva.example");
    assertThat(mail.getHeader("From", null)).isEqualTo("The Shop <hello@shop.example>");
    assertThat(mail.getHeader("List-Unsubscribe", null))
        .isEqualTo("<https://example.com/unsubscribe>");
    assertThat(mail.getSentDate()).isEqualTo(Instant.parse("2025-03-01T09:30:00Z"));
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getContentType()).startsWith("multipart/alternative");
    assertThat(parts.getBodyPart(0).getContent())
        .isEqualTo(Files.readString(out.resolve("one.txt")).replace("\n", "\r\n"));
    assertThat(parts.getBodyPart(1).getContent().toString()).contains("Unsubscribe</a>");
  }

  @Test
  void aReaderWithoutAnAddressThatCanBe() throws IOException {
    write("templates/one/message.html", HTML);
    write("templates/one/sample.json", "{\"profile\": {\"email\": \"ann at home\"}}");

    Called called = Called.beckon("preview", folder.resolve("templates"), "--out", folder);

    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.err())
        .isEqualToIgnoringNewLines("one: `profile.email` is no address that mail can be sent to");
    assertThat(folder.resolve("one.html")).exists();
  }

  @Test
  void theReadersOfAScenario() {
    Path out = folder.resolve("out");

    Called called =
        Called.beckon(
            "preview",
            DEPLOY.resolve("templates"),
            "--scenario",
            DEPLOY.resolve("campaigns/payment-failed/payment-failed.scenario.yaml"),
            "--out",
            out);

    assertThat(called.out()).contains("payment-failed.");
    assertThat(called.err()).contains("payment-last-try.").contains("there is no such template");
    assertThat(called.exitCode()).isEqualTo(1);
  }

  @Test
  void problemsAreShownAndTheOthersRendered() throws IOException {
    write("templates/one/message.html", HTML);
    write("templates/two/message.html", HTML.replace("trigger.total", "triger.total"));
    Path out = folder.resolve("out");

    Called called = Called.beckon("preview", folder.resolve("templates"), "--out", out);

    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.err()).contains("did you mean `trigger`?").contains("1 problem");
    assertThat(out.resolve("one.html")).exists();
    assertThat(out.resolve("two.html")).doesNotExist();
  }

  @Test
  void aReaderForWhomItCannotBeMade() throws IOException {
    write("templates/one/message.html", HTML);
    write("templates/one/sample.json", "{\"trigger\": {\"total\": \"much\"}}");

    Called called = Called.beckon("preview", folder.resolve("templates"), "--out", folder);

    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.err())
        .isEqualToIgnoringNewLines("one: the filter `money` cannot take what it is given");
  }

  @Test
  void aReaderThatIsNone() throws IOException {
    write("templates/one/message.html", HTML);
    write("templates/one/sample.json", "{\"profil\": {}}");

    assertThat(Called.beckon("preview", folder.resolve("templates"), "--out", folder).err())
        .contains("there is no part `profil`; did you mean `profile`?");
  }

  @Test
  void aFolderWithoutTemplates() {
    Called called = Called.beckon("preview", folder);

    assertThat(called.exitCode()).isEqualTo(2);
    assertThat(called.err()).contains("There is no folder `templates` with messages in it");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
