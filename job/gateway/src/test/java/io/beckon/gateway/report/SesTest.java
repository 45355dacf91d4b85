package io.beckon.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beckon.core.json.JsonWriter;
import io.beckon.gateway.TestClock;
import io.beckon.gateway.http.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Amazon's reports, with a certificate of our own in the place of Amazon's. */
class SesTest {

  private static final String TOPIC = "arn:aws:sns:eu-west-1:1:bounces";
  private static final String CERTIFICATE =
      "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0a1b2c.pem";
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir static Path folder;
  private static PrivateKey key;
  private static byte[] certificate;

  private final TestClock clock = new TestClock();
  private final List<URI> fetched = new ArrayList<>();
  private final Ses ses =
      new Ses(
          new Sns(
              List.of(TOPIC),
              address -> {
                fetched.add(address);
                return certificate;
              },
              clock));

  @BeforeAll
  static void makeCertificate() throws Exception {
    Path store = folder.resolve("sns.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "sns",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=sns.amazonaws.com",
                "-startdate",
                "2026/01/01 00:00:00",
                "-validity",
                "365",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    key = (PrivateKey) keys.getKey("sns", PASSWORD);
    certificate = keys.getCertificate("sns").getEncoded();
  }

  private static Map<String, Object> notification(String message) {
    Map<String, Object> notification = new LinkedHashMap<>();
    notification.put("Type", "Notification");
    notification.put("MessageId", "id-1");
    notification.put("TopicArn", TOPIC);
    notification.put("Subject", "Amazon SES Email Event Notification");
    notification.put("Message", message);
    notification.put("Timestamp", "2026-03-01T10:00:00.000Z");
    notification.put("SignatureVersion", "2");
    notification.put("SigningCertURL", CERTIFICATE);
    return notification;
  }

  private static void sign(Map<String, Object> message, String... names) throws Exception {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append(name).append('\n').append(message.get(name)).append('\n');
    }
    boolean second = "2".equals(message.get("SignatureVersion"));
    Signature signature = Signature.getInstance(second ? "SHA256withRSA" : "SHA1withRSA");
    signature.initSign(key);
    signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
    message.put("Signature", Base64.getEncoder().encodeToString(signature.sign()));
  }

  private static void signNotification(Map<String, Object> message) throws Exception {
    sign(message, "Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
  }

  private List<Report> read(Map<String, Object> message) throws Refusal {
    return ses.read(null, JsonWriter.write(message).getBytes(StandardCharsets.UTF_8)).all();
  }

  private static final String BOUNCE =
      """
      {"notificationType":"Bounce",
       "bounce":{"bounceType":"Permanent","bounceSubType":"General","feedbackId":"f",
         "bouncedRecipients":[{"emailAddress":"ann@example.com","action":"failed","status":"5.1.1",
           "diagnosticCode":"smtp; 550 5.1.1 ann@example.com unknown"}]},
       "mail":{"source":"b+x@bounce.example.com","messageId":"m",
         "headers":[{"name":"From","value":"shop@example.com"},
                    {"name":"x-beckon-message","value":"TOKEN"}],
         "tags":{"beckon":["TAGGED"]}}}
      """;

  @Test
  void aBounceIsReadWithItsTokens() throws Exception {
    Map<String, Object> message = notification(BOUNCE);
    signNotification(message);
    assertThat(read(message))
        .containsExactly(
            new Report(
                Report.Kind.BOUNCED,
                List.of("TOKEN", "TAGGED"),
                "b+x@bounce.example.com",
                true,
                "5.1.1",
                "sns:id-1"));
  }

  @Test
  void theFirstVersionOfSignaturesIsTakenToo() throws Exception {
    Map<String, Object> message = notification("{\"eventType\":\"Delivery\",\"mail\":{}}");
    message.put("SignatureVersion", "1");
    signNotification(message);
    assertThat(read(message)).extracting(Report::kind).containsExactly(Report.Kind.DELIVERED);
  }

  @Test
  void aComplaintIsReadAndThatItIsNoSpamIsNone() throws Exception {
    Map<String, Object> abuse =
        notification(
            "{\"eventType\":\"Complaint\",\"complaint\":{\"complaintFeedbackType\":\"abuse\"}}");
    signNotification(abuse);
    assertThat(read(abuse)).extracting(Report::kind).containsExactly(Report.Kind.COMPLAINED);
    Map<String, Object> none =
        notification(
            "{\"eventType\":\"Complaint\",\"complaint\":{\"complaintFeedbackType\":\"not-spam\"}}");
    signNotification(none);
    assertThat(read(none)).isEmpty();
  }

  @Test
  void aTransientBounceIsNoBadAddress() throws Exception {
    Map<String, Object> message = notification(BOUNCE.replace("Permanent", "Transient"));
    signNotification(message);
    assertThat(read(message)).extracting(Report::permanent).containsExactly(false);
  }

  @Test
  void whatIsChangedAfterSigningIsRefused() throws Exception {
    for (String name : List.of("Message", "MessageId", "Timestamp", "Subject", "Signature")) {
      Map<String, Object> message = notification(BOUNCE);
      signNotification(message);
      message.put(
          name, name.equals("Timestamp") ? "2026-03-01T10:00:01.000Z" : message.get(name) + "x");
      assertThatThrownBy(() -> read(message))
          .as(name)
          .isInstanceOf(Refusal.class)
          .hasMessage("The signature is not Amazon's");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0a.pem",
        "https://evil.example/SimpleNotificationService-0a.pem",
        "https://sns.eu-west-1.amazonaws.com.evil.example/SimpleNotificationService-0a.pem",
        "https://sns.eu-west-1.amazonaws.com@evil.example/SimpleNotificationService-0a.pem",
        "https://sns.evil.example/#.amazonaws.com/SimpleNotificationService-0a.pem",
        "https://s3.amazonaws.com/evil/SimpleNotificationService-0a.pem",
        "https://sns.eu-west-1.amazonaws.com:8443/SimpleNotificationService-0a.pem",
        "https://sns.eu-west-1.amazonaws.com/../SimpleNotificationService-0a.pem",
        "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0a.pem?x=y",
        "https://169.254.169.254/SimpleNotificationService-0a.pem"
      })
  void aCertificateFromElsewhereIsNotEvenLookedFor(String address) throws Exception {
    Map<String, Object> message = notification(BOUNCE);
    message.put("SigningCertURL", address);
    signNotification(message);
    assertThatThrownBy(() -> read(message)).isInstanceOf(Refusal.class);
    assertThat(fetched).isEmpty();
  }

  @Test
  void aCertificateIsLookedForOnce() throws Exception {
    Map<String, Object> message = notification(BOUNCE);
    signNotification(message);
    read(message);
    read(message);
    assertThat(fetched).containsExactly(URI.create(CERTIFICATE));
  }

  @Test
  void aCertificateThatIsOverProvesNothing() throws Exception {
    Map<String, Object> message = notification(BOUNCE);
    signNotification(message);
    clock.move(Duration.ofDays(365));
    message.put("Timestamp", "2027-03-01T10:00:00.000Z");
    signNotification(message);
    assertThatThrownBy(() -> read(message)).hasMessage("The signature is not Amazon's");
  }

  /** Whoever has seen one could send it again for ever. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-01T07:59:59.000Z",
        "2026-03-01T12:00:01.000Z",
        "+999999999-12-31T23:59:59Z",
        "now",
        ""
      })
  void anOldMessageIsRefusedThoughItIsAmazons(String timestamp) throws Exception {
    Map<String, Object> message = notification(BOUNCE);
    message.put("Timestamp", timestamp);
    signNotification(message);
    assertThatThrownBy(() -> read(message))
        .hasMessage("The message is old, or does not say when it was sent");
    assertThat(fetched).isEmpty();
  }

  /** Who knows a topic's name can name certificates without end. */
  @Test
  void noMoreThanAFewCertificatesAreLookedForInAMinute() throws Exception {
    for (int i = 0; i < 50; i++) {
      Map<String, Object> message = notification(BOUNCE);
      message.put("SigningCertURL", CERTIFICATE.replace("0a1b2c", "x" + i));
      message.put("Signature", "");
      assertThatThrownBy(() -> read(message)).isInstanceOf(Refusal.class);
    }
    assertThat(fetched).hasSize(10);
    clock.move(Duration.ofMinutes(1));
    Map<String, Object> message = notification(BOUNCE);
    signNotification(message);
    assertThat(read(message)).hasSize(1);
  }

  @Test
  void oneCertificateIsLookedForAtATime() throws Exception {
    CompletableFuture<byte[]> coming = new CompletableFuture<>();
    CompletableFuture<URI> asked = new CompletableFuture<>();
    Ses slow =
        new Ses(
            new Sns(
                List.of(TOPIC),
                address -> {
                  asked.complete(address);
                  return coming.completeOnTimeout(certificate, 10, TimeUnit.SECONDS).join();
                },
                clock));
    Map<String, Object> message = notification(BOUNCE);
    signNotification(message);
    byte[] body = JsonWriter.write(message).getBytes(StandardCharsets.UTF_8);
    CompletableFuture<Integer> first =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return slow.read(null, body).all().size();
              } catch (Refusal e) {
                return -1;
              }
            });
    asked.get(10, TimeUnit.SECONDS);
    assertThatThrownBy(() -> slow.read(null, body))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(503));
    coming.complete(certificate);
    assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(1);
  }

  @Test
  void aSubscriptionIsConfirmedAtAmazonAndNowhereElse() throws Exception {
    String address =
        "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn="
            + TOPIC
            + "&Token=2336412f37";
    Map<String, Object> message = notification("You have chosen to subscribe");
    message.put("Type", "SubscriptionConfirmation");
    message.put("Token", "2336412f37");
    message.put("SubscribeURL", address);
    String[] names = {
      "Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"
    };
    sign(message, names);
    assertThat(read(message)).isEmpty();
    assertThat(fetched).containsExactly(URI.create(CERTIFICATE), URI.create(address));
    message.put("SubscribeURL", "https://evil.example/?Action=ConfirmSubscription&a=b");
    sign(message, names);
    assertThatThrownBy(() -> read(message)).isInstanceOf(Refusal.class);
    assertThat(fetched).hasSize(2);
  }

  @Test
  void aCertificateThatCannotBeHadIsTriedAgainLater() throws Exception {
    Ses away =
        new Ses(
            new Sns(
                List.of(TOPIC),
                address -> {
                  throw new IOException("away");
                },
                clock));
    Map<String, Object> message = notification(BOUNCE);
    signNotification(message);
    assertThatThrownBy(
            () -> away.read(null, JsonWriter.write(message).getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(503));
  }
}
