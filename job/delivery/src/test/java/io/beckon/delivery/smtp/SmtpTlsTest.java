package io.beckon.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.delivery.attempt.GoAhead;
import io.beckon.delivery.decide.Outcome;
import io.beckon.delivery.decide.Outcome.Accepted;
import io.beckon.delivery.decide.Outcome.Deferred;
import io.beckon.delivery.decide.Outcome.Scope;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mail over TLS, asked for in the clear or from the first byte, to servers good and bad. */
class SmtpTlsTest {

  private static final Duration PATIENT = Duration.ofMinutes(5);
  private static final Duration BRIEF = Duration.ofMillis(1_500);

  @TempDir static Path folder;

  private static TestCertificate certificate;
  private static TestCertificate ofAnother;

  private ScriptedServer server;
  private SmtpClient client;

  @BeforeAll
  static void certify() throws Exception {
    certificate = new TestCertificate(folder, "ip:127.0.0.1");
    ofAnother = new TestCertificate(folder, "dns:other.test");
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Relay.Tls.class,
      names = {"STARTTLS", "IMPLICIT"})
  void aMailIsTakenAndTheConnectionUsedAgain(Relay.Tls tls) throws Exception {
    serve(certificate, tls);
    client = client(tls, certificate.trusting(), PATIENT, PATIENT);
    for (int i = 0; i < 3; i++) {
      assertThat(send("ann@example.org", message())).isEqualTo(new Accepted(250));
    }
    assertThat(server.taken).hasSize(3);
    assertThat(server.taken.get(2).message()).isEqualTo("Subject: hello\r\n\r\n.dot\r\nend\r\n");
    assertThat(server.connections).hasValue(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Relay.Tls.class,
      names = {"STARTTLS", "IMPLICIT"})
  void aCertificateThatNobodyTrustsOrThatIsAnothersGetsNoMail(Relay.Tls tls) throws Exception {
    serve(certificate, tls);
    client = client(tls, (SSLSocketFactory) SSLSocketFactory.getDefault(), PATIENT, PATIENT);
    assertThat(send("ann@example.org", message()))
        .isEqualTo(new Deferred(Scope.RELAY, lastCode(tls), "tls", 0));
    client.close();
    server.close();
    serve(ofAnother, tls);
    client = client(tls, ofAnother.trusting(), PATIENT, PATIENT);
    assertThat(send("ann@example.org", message())).isInstanceOf(Deferred.class);
    assertThat(server.taken).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Relay.Tls.class,
      names = {"STARTTLS", "IMPLICIT"})
  void aServerThatFallsSilentWhileTlsBeginsIsLeft(Relay.Tls tls) throws Exception {
    serve(certificate, tls);
    server.hangsInTls = true;
    client = client(tls, certificate.trusting(), BRIEF, PATIENT);
    assertThat(send("ann@example.org", message()))
        .isEqualTo(new Deferred(Scope.RELAY, lastCode(tls), "timeout", 0));
    client.close();
    client = client(tls, certificate.trusting(), PATIENT, BRIEF);
    assertThat(send("ann@example.org", message()))
        .isInstanceOfSatisfying(
            Deferred.class, left -> assertThat(left.scope()).isEqualTo(Scope.RELAY));
  }

  @ParameterizedTest
  @EnumSource(
      value = Relay.Tls.class,
      names = {"STARTTLS", "IMPLICIT"})
  void aServerThatTakesNoMoreOfTheMailIsLeft(Relay.Tls tls) throws Exception {
    serve(certificate, tls);
    client = client(tls, certificate.trusting(), PATIENT, Duration.ofSeconds(3));
    byte[] lines = "a line\r\n".repeat(4 << 20).getBytes(StandardCharsets.US_ASCII);
    assertThat(send("hang.body@example.org", lines))
        .isInstanceOfSatisfying(
            Deferred.class,
            left -> {
              assertThat(left.scope()).isEqualTo(Scope.LANE);
              assertThat(left.code()).isZero();
            });
    assertThat(send("ann@example.org", message())).isEqualTo(new Accepted(250));
  }

  /** In the clear the server has said 220; from the first byte it has said nothing. */
  private static int lastCode(Relay.Tls tls) {
    return tls == Relay.Tls.STARTTLS ? 220 : 0;
  }

  private void serve(TestCertificate shown, Relay.Tls tls) throws Exception {
    server = new ScriptedServer(shown.server(), tls == Relay.Tls.IMPLICIT);
    server.offersTls = true;
  }

  private Outcome send(String to, byte[] message) {
    return client.send(new Envelope("b+c1@bounce.test", to, message), () -> GoAhead.Answer.GO);
  }

  private static byte[] message() {
    return "Subject: hello\r\n\r\n.dot\r\nend\r\n".getBytes(StandardCharsets.US_ASCII);
  }

  private SmtpClient client(
      Relay.Tls tls, SSLSocketFactory sockets, Duration reply, Duration attempt) {
    Relay relay =
        new Relay("127.0.0.1", server.port(), tls, "", "", "beckon.test", PATIENT, reply, attempt);
    return new SmtpClient(relay, sockets, System::nanoTime);
  }
}
