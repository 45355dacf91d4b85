package io.beckon.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails come by SMTP, and a browser sees them. */
class InboxTest {

  private static final String HTML = "<h1>Grüße</h1><script>alert(1)</script>";

  private final HttpClient browser = HttpClient.newHttpClient();
  private final List<String> told = new ArrayList<>();
  private final Mailbox box = new Mailbox(3, mail -> told.add(mail.messageId()));
  private MailServer server;
  private Inbox inbox;

  @BeforeEach
  void start() throws IOException {
    server = MailServer.start(box, 0, () -> Instant.parse("2025-03-01T10:00:00Z"));
    inbox = Inbox.open(box, 0);
  }

  @AfterEach
  void stop() {
    inbox.close();
    server.close();
  }

  @Test
  void showsWhatArrivesTheNewestFirst() throws Exception {
    send("ann@example.com", "First", null);
    send("bob@example.com", "Second — größer", null);

    String list = get("/list").body();

    assertThat(list).containsSubsequence("Second — größer", "First");
    assertThat(get("/list?to=ann%40example.com").body()).contains("First").doesNotContain("Second");
    assertThat(box.newestFirst().get(0).envelopeFrom()).isEqualTo("b+1@example.com");
  }

  @Test
  void tellsOfEachMailByItsMessageIdBeforeItsSenderHearsThatItWasTaken() throws Exception {
    send("ann@example.com", "First", null);
    assertThat(told).hasSize(1);
    assertThat(box.newestFirst().get(0).raw())
        .asString(StandardCharsets.US_ASCII)
        .contains("Message-ID: <" + told.get(0) + '>');
  }

  /** Or one who looks into the box while senders wait for him would wait for ever with them. */
  @Test
  void whoIsToldMayLetOthersLookIntoTheBox() throws Exception {
    AtomicBoolean held = new AtomicBoolean(true);
    AtomicReference<Mailbox> asked = new AtomicReference<>();
    asked.set(new Mailbox(3, mail -> held.set(Thread.holdsLock(asked.get()))));
    asked.get().take("shop@example.com", "ann@example.com", plainMail(), Instant.EPOCH);

    assertThat(held).isFalse();
  }

  private static byte[] plainMail() {
    return "Subject: First\r\n\r\nHello.\r\n".getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void whatAMailSaysIsNoPartOfThePage() throws Exception {
    send("ann@example.com", "<script>alert(1)</script> %s {mail}", null);

    HttpResponse<String> page = get("/");
    HttpResponse<String> mail = get("/mail/1/html");

    assertThat(page.body())
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; %s {mail}")
        .doesNotContain("<script>alert")
        .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"");
    assertThat(mail.body()).contains(HTML);
    assertThat(mail.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("sandbox")
        .contains("default-src 'none'")
        .doesNotContain("allow-scripts");
    assertThat(get("/mail/1/text").body()).isEqualTo("Greetings");
    assertThat(get("/mail/1/source").body()).contains("Subject: ");
  }

  @Test
  void unsubscribesAsAMailProgramDoes() throws Exception {
    List<String> called = new ArrayList<>();
    HttpServer gateway =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext(
        "/u/token",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          called.add(exchange.getRequestMethod() + " " + new String(body, StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    gateway.start();
    String link = "http://127.0.0.1:" + gateway.getAddress().getPort() + "/u/token";
    send("ann@example.com", "Offer", "<mailto:x@example.com>, <" + link + ">");
    assertThat(get("/").body()).contains("<button>Unsubscribe</button>");

    HttpResponse<String> pressed = post("/mail/1/unsubscribe");

    assertThat(pressed.statusCode()).isEqualTo(303);
    assertThat(pressed.headers().firstValue("Location").orElseThrow()).endsWith("said=done");
    assertThat(called).containsExactly("POST List-Unsubscribe=One-Click");
    gateway.stop(0);
    assertThat(post("/mail/1/unsubscribe").headers().firstValue("Location").orElseThrow())
        .endsWith("said=away");
  }

  @Test
  void callsNobodyElse() throws Exception {
    send("ann@example.com", "Offer", "<https://192.0.2.1/u>");

    assertThat(post("/mail/1/unsubscribe").headers().firstValue("Location").orElseThrow())
        .endsWith("said=elsewhere");
    send("ann@example.com", "No offer", null);
    assertThat(post("/mail/2/unsubscribe").statusCode()).isEqualTo(404);
    assertThat(get("/").body()).doesNotContain("<button>");
  }

  @Test
  void keepsTheLastOnesAndNoMore() throws Exception {
    for (int i = 1; i <= 5; i++) {
      send("ann@example.com", "Mail " + i, null);
    }

    assertThat(box.newestFirst())
        .extracting(Mail::subject)
        .containsExactly("Mail 5", "Mail 4", "Mail 3");
    assertThat(box.arrived()).isEqualTo(5);
    assertThat(get("/mail/1/html").statusCode()).isEqualTo(404);
    assertThat(get("/mail/5/none").statusCode()).isEqualTo(404);
    assertThat(get("/?mail=99").body()).as("the newest instead").contains("Mail 5");
  }

  @Test
  void takesNoMailThatIsTooLarge() {
    String large = "x".repeat(2 << 20);

    assertThatThrownBy(() -> send("ann@example.com", large, null))
        .isInstanceOf(MessagingException.class);
    assertThat(box.newestFirst()).isEmpty();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(inbox.address().resolve(path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(inbox.address().resolve(path))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }

  private void send(String to, String subject, String unsubscribe) throws MessagingException {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", "" + server.port());
    properties.put("mail.smtp.from", "b+1@example.com");
    MimeMessage message = new MimeMessage(Session.getInstance(properties));
    message.setFrom(new InternetAddress("shop@example.com"));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    message.setSubject(subject, "UTF-8");
    if (unsubscribe != null) {
      message.setHeader("List-Unsubscribe", unsubscribe);
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    MimeBodyPart text = new MimeBodyPart();
    text.setText("Greetings", "UTF-8");
    MimeBodyPart html = new MimeBodyPart();
    html.setText(HTML, "UTF-8", "html");
    message.setContent(new MimeMultipart("alternative", text, html));
    Transport.send(message);
  }

  /** Nothing but this machine is served, whatever name leads here. */
  @Test
  void isForThisMachineOnly() throws Exception {
    URI page = inbox.address();
    try (var socket = new java.net.Socket(page.getHost(), page.getPort())) {
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n".getBytes());
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 403");
    }
  }
}
