package io.beckon.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.delivery.attempt.GoAhead;
import io.beckon.delivery.decide.Outcome;
import io.beckon.delivery.decide.Outcome.Accepted;
import io.beckon.delivery.decide.Outcome.Deferred;
import io.beckon.delivery.decide.Outcome.Fault;
import io.beckon.delivery.decide.Outcome.Refused;
import io.beckon.delivery.decide.Outcome.Scope;
import io.beckon.delivery.decide.Outcome.Unanswered;
import io.beckon.delivery.decide.Outcome.Withheld;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client makes of whatever a server does. */
class SmtpClientTest {

  private static final Duration REPLY = Duration.ofMillis(400);
  private static final Duration ATTEMPT = Duration.ofMillis(1_500);

  private final ScriptedServer server = new ScriptedServer();
  private final AtomicLong nanos = new AtomicLong();
  private final List<String> asked = new ArrayList<>();
  private SmtpClient client = client(Relay.Tls.OFF, "");

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void aMailIsTakenAsItWasWritten() {
    assertThat(send("ann@example.org")).isEqualTo(new Accepted(250));
    assertThat(server.taken)
        .containsExactly(
            new ScriptedServer.Taken(
                "b+c1@bounce.test", "ann@example.org", "Subject: hello\r\n\r\n.dot\r\nend\r\n"));
  }

  /** Not in the RFC, and yet a yes: to repeat it would send the mail twice. */
  @Test
  void anyYesBehindTheDotIsOne() {
    assertThat(send("dot.251@example.org")).isEqualTo(new Accepted(251));
  }

  @ParameterizedTest
  @CsvSource({
    "rcpt.554, 554",
    "dot.550, 550",
    "dot.550.5.1.1, 550",
    "dot.552, 552",
    "dot.554, 554",
    "data.554, 554",
  })
  void aNoForGood(String recipient, int code) {
    assertThat(send(recipient + "@example.org")).isEqualTo(new Refused(code));
    assertThat(server.taken).isEmpty();
  }

  /** Nobody is suppressed for what is wrong with the mail, or with us. */
  @ParameterizedTest
  @CsvSource({
    "rcpt.550, 550, ADDRESS",
    "rcpt.551, 551, ADDRESS",
    "rcpt.553, 553, ADDRESS",
    "rcpt.550.5.1.1, 550, ADDRESS",
    "rcpt.554.5.1.1, 554, ADDRESS",
    "rcpt.550.5.2.1, 550, ADDRESS",
    "rcpt.550.5.2.2, 550, MESSAGE",
    "rcpt.550.5.1.8, 550, MESSAGE",
    "rcpt.554.5.7.1, 554, SENDER",
    "rcpt.550.5.7.1, 550, SENDER",
  })
  void whatARefusedRecipientSaysOfItsAddress(String recipient, int code, Fault fault) {
    assertThat(send(recipient + "@example.org")).isEqualTo(new Refused(code, fault));
  }

  @ParameterizedTest
  @CsvSource({
    "rcpt.450, MESSAGE, 450",
    "rcpt.451, MESSAGE, 451",
    "rcpt.452, MESSAGE, 452",
    "rcpt.552, MESSAGE, 552",
    "rcpt.421, LANE, 421",
    "data.451, MESSAGE, 451",
    "dot.452, MESSAGE, 452",
    "dot.421, LANE, 421",
  })
  void aNoForNow(String recipient, Scope scope, int code) {
    assertThat(send(recipient + "@example.org")).isEqualTo(new Deferred(scope, code, "", 0));
    assertThat(server.taken).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "drop.rcpt, connection",
    "hang.rcpt, timeout",
    "tarpit.rcpt, connection",
    "drop.data, connection"
  })
  void silenceBeforeTheMailWasHandedOverIsANoForNow(String recipient, String reason) {
    assertThat(send(recipient + "@example.org")).isEqualTo(new Deferred(Scope.LANE, 0, reason, 0));
    assertThat(server.taken).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"drop.dot, connection", "hang.dot, timeout"})
  void silenceAfterwardsIsNoAnswer(String recipient, String reason) {
    assertThat(send(recipient + "@example.org")).isEqualTo(new Unanswered(reason));
    assertThat(server.taken).hasSize(1);
  }

  @Test
  void aMailThatBreaksOffInTheMiddleWasNotTakenUnlessItsEndWasOnItsWay() {
    // More than the buffers between the two can hold when the server goes away at the first line.
    byte[] lines = "a line\r\n".repeat(4 << 20).getBytes(StandardCharsets.US_ASCII);
    Envelope large = new Envelope("b@bounce.test", "drop.body@example.org", lines);
    assertThat(client.send(large, this::go))
        .isEqualTo(new Deferred(Scope.LANE, 0, "connection", 0));
    assertThat(send("drop.body@example.org")).isEqualTo(new Unanswered("connection"));
    assertThat(server.taken).isEmpty();
  }

  @Test
  void aSenderThatIsNotLetInIsOurConfigurationAndNoFaultOfTheMail() {
    Envelope mail = new Envelope("sender.550@bounce.test", "ann@example.org", message());
    assertThat(client.send(mail, this::go)).isEqualTo(new Deferred(Scope.RELAY, 550, "sender", 0));
  }

  @Test
  void theLedgerIsWrittenWhileTheServerIsAskedAboutTheRecipient() {
    List<String> said = new ArrayList<>();
    GoAhead goAhead =
        new GoAhead() {
          @Override
          public void begin() {
            said.add("begin");
          }

          @Override
          public Answer ask() {
            said.add("ask");
            return Answer.GO;
          }
        };
    client.send(new Envelope("sender.550@bounce.test", "ann@example.org", message()), goAhead);
    assertThat(said).isEmpty();
    client.send(new Envelope("b@bounce.test", "rcpt.550@example.org", message()), goAhead);
    assertThat(said).containsExactly("begin");
    client.send(new Envelope("b@bounce.test", "ann@example.org", message()), goAhead);
    assertThat(said).containsExactly("begin", "begin", "ask");
  }

  @Test
  void aServerThatIsNotThereIsTheRelaysFault() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = free.getLocalPort();
      free.close();
      client = new SmtpClient(relay(port, Relay.Tls.OFF, ""));
      assertThat(send("ann@example.org")).isEqualTo(new Deferred(Scope.RELAY, 0, "connection", 0));
    }
  }

  @Test
  void aServerThatGreetsWithANoOrNotAtAll() {
    server.greeting = "421 busy";
    assertThat(send("ann@example.org")).isEqualTo(new Deferred(Scope.RELAY, 421, "connection", 0));
    server.greeting = "554 go away";
    assertThat(send("ann@example.org")).isEqualTo(new Deferred(Scope.RELAY, 554, "connection", 0));
    server.greeting = null;
    assertThat(send("ann@example.org"))
        .isInstanceOfSatisfying(
            Deferred.class,
            deferred -> {
              assertThat(deferred.scope()).isEqualTo(Scope.RELAY);
              assertThat(deferred.reason()).isEqualTo("timeout");
            });
    assertThat(asked).isEmpty();
  }

  @Test
  void aLoginThatFailsIsTheRelaysFaultAndItsPasswordIsTold() {
    server.refusesLogins = true;
    client = client(Relay.Tls.OFF, "beckon");
    assertThat(send("ann@example.org")).isEqualTo(new Deferred(Scope.RELAY, 535, "login", 0));
    server.refusesLogins = false;
    assertThat(send("ann@example.org")).isEqualTo(new Accepted(250));
    assertThat(relay(1, Relay.Tls.OFF, "beckon").toString()).doesNotContain("s3cret", "beckon");
  }

  @Test
  void withoutEncryptionThatWasAskedForNoMailGoesOut() {
    client = client(Relay.Tls.STARTTLS, "");
    assertThat(send("ann@example.org"))
        .isInstanceOfSatisfying(
            Deferred.class, deferred -> assertThat(deferred.reason()).isEqualTo("tls"));
    server.offersTls = true;
    assertThat(send("ann@example.org"))
        .isInstanceOfSatisfying(
            Deferred.class, deferred -> assertThat(deferred.scope()).isEqualTo(Scope.RELAY));
    assertThat(server.taken).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void theGoAheadIsAskedOnceAfterTheRecipientWasTakenAndBeforeAnythingIsHandedOver() {
    Envelope mail = new Envelope("b@bounce.test", "ann@example.org", message());
    Outcome outcome =
        client.send(
            mail,
            () -> {
              assertThat(server.taken).isEmpty();
              asked.add("asked");
              return GoAhead.Answer.WITHHELD;
            });
    assertThat(outcome).isEqualTo(new Withheld());
    assertThat(asked).hasSize(1);
    assertThat(server.taken).isEmpty();
    assertThat(client.send(mail, () -> GoAhead.Answer.UNWRITTEN))
        .isEqualTo(new Outcome.Unwritten());
    assertThat(send("rcpt.550@example.org")).isEqualTo(new Refused(550, Fault.ADDRESS));
    assertThat(asked).as("a recipient who is refused needs no go-ahead").hasSize(1);
  }

  @Test
  void aConnectionIsUsedAgainAlsoAfterARecipientWasRefused() {
    for (int i = 0; i < 50; i++) {
      send("ann@example.org");
      send("rcpt.550@example.org");
      send("dot.452@example.org");
    }
    assertThat(server.taken).hasSize(50);
    assertThat(server.connections).hasValue(1);
  }

  @Test
  void notForEverAndNotWhenItWasIdleForLong() {
    for (int i = 0; i < 150; i++) {
      send("ann@example.org");
    }
    assertThat(server.connections).hasValue(2);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(31));
    send("ann@example.org");
    assertThat(server.connections).hasValue(3);
  }

  @Test
  void aConnectionThatTheServerClosedMeanwhileIsNobodysFailure() {
    server.closesIdle = true;
    assertThat(send("ann@example.org")).isEqualTo(new Accepted(250));
    assertThat(send("bob@example.org")).isEqualTo(new Accepted(250));
    assertThat(server.taken).hasSize(2);
    assertThat(server.connections).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rcpt.550", "rcpt.451"})
  void norIsOneThatGoesAwayWhenARefusedMailIsTakenBack(String refused) {
    server.closesAtReset = true;
    send(refused + "@example.org");
    assertThat(send("ann@example.org")).isEqualTo(new Accepted(250));
    assertThat(server.connections).hasValue(2);
  }

  @Test
  void norOneThatTheServerClosedBeforeAnyMailWasTaken() {
    send("rcpt.550@example.org");
    server.closesIdleAtOnce = true;
    assertThat(send("ann@example.org")).isEqualTo(new Accepted(250));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rcpt.530", "data.530"})
  void whereALoginIsRequiredItIsOurConfigurationAndNoFaultOfTheMail(String recipient) {
    assertThat(send(recipient + "@example.org"))
        .isEqualTo(new Deferred(Scope.RELAY, 530, "login", 0));
  }

  @Test
  void whoeverTakesNoMoreOfTheMailIsLeft() {
    byte[] lines = "a line\r\n".repeat(4 << 20).getBytes(StandardCharsets.US_ASCII);
    Envelope large = new Envelope("b@bounce.test", "hang.body@example.org", lines);
    assertThat(client.send(large, this::go))
        .isEqualTo(new Deferred(Scope.LANE, 0, "connection", 0));
  }

  @Test
  void manyThreadsEachHaveAConnectionAndNoMailIsLostOrMixedUp() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    List<Future<Outcome>> sent = new ArrayList<>();
    for (int i = 0; i < 800; i++) {
      String name = "user" + i;
      byte[] message = ("To: " + name + "\r\n\r\n" + name).getBytes(StandardCharsets.US_ASCII);
      Envelope mail = new Envelope("b@bounce.test", name + "@example.org", message);
      sent.add(threads.submit(() -> client.send(mail, () -> GoAhead.Answer.GO)));
    }
    for (Future<Outcome> outcome : sent) {
      assertThat(outcome.get()).isEqualTo(new Accepted(250));
    }
    threads.shutdown();
    assertThat(server.taken).hasSize(800);
    assertThat(server.taken)
        .allSatisfy(
            mail -> {
              String name = mail.to().substring(0, mail.to().indexOf('@'));
              assertThat(mail.message()).isEqualTo("To: " + name + "\r\n\r\n" + name + "\r\n");
            });
    assertThat(server.connections.get()).isBetween(1, 32);
  }

  @Test
  void anAddressWithALineBreakNeverReachesTheServer() {
    assertThat(send("ann@example.org>\r\nRCPT TO:<eve@example.org"))
        .isInstanceOf(Outcome.Unfit.class);
    assertThat(send("two@example.org,three@example.org")).isInstanceOf(Outcome.Unfit.class);
    assertThat(server.taken).isEmpty();
  }

  @Test
  void whoeverWaitsWhenTheClientIsClosedWaitsNoMore() throws Exception {
    client =
        new SmtpClient(
            new Relay(
                "127.0.0.1",
                server.port(),
                Relay.Tls.OFF,
                "",
                "",
                "",
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(5)));
    ExecutorService thread = Executors.newSingleThreadExecutor();
    Future<Outcome> waiting = thread.submit(() -> send("hang.dot@example.org"));
    while (server.taken.isEmpty()) {
      Thread.onSpinWait();
    }
    client.close();
    assertThat(waiting.get(60, TimeUnit.SECONDS)).isEqualTo(new Unanswered("connection"));
    thread.shutdown();
  }

  private Outcome send(String to) {
    return client.send(new Envelope("b+c1@bounce.test", to, message()), this::go);
  }

  private GoAhead.Answer go() {
    asked.add("asked");
    return GoAhead.Answer.GO;
  }

  private static byte[] message() {
    return "Subject: hello\r\n\r\n.dot\r\nend\r\n".getBytes(StandardCharsets.US_ASCII);
  }

  private SmtpClient client(Relay.Tls tls, String user) {
    return new SmtpClient(
        relay(server.port(), tls, user),
        (SSLSocketFactory) SSLSocketFactory.getDefault(),
        nanos::get);
  }

  private static Relay relay(int port, Relay.Tls tls, String user) {
    return new Relay(
        "127.0.0.1",
        port,
        tls,
        user,
        "s3cret",
        "beckon.test",
        Duration.ofSeconds(5),
        REPLY,
        ATTEMPT);
  }
}
