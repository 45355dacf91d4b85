package io.beckon.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.beckon.core.json.JsonReader;
import io.beckon.delivery.Commands;
import io.beckon.delivery.attempt.GoAhead;
import io.beckon.delivery.decide.Outcome;
import io.beckon.delivery.decide.Outcome.Accepted;
import io.beckon.delivery.decide.Outcome.Deferred;
import io.beckon.delivery.decide.Outcome.Refused;
import io.beckon.delivery.decide.Outcome.Scope;
import io.beckon.delivery.decide.Outcome.Unanswered;
import io.beckon.delivery.decide.Outcome.Unfit;
import io.beckon.delivery.decide.Outcome.Withheld;
import io.beckon.schemas.SendCommand;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookClientTest {

  private static final long NOON = Commands.NOON.toEpochMilli();
  private static final String OLD = Base64.getEncoder().encodeToString(new byte[24]);
  private static final String NEW = Base64.getEncoder().encodeToString("n".repeat(32).getBytes());

  private record Call(Map<String, String> headers, byte[] body) {}

  private final List<Call> calls = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final SendCommand command =
      Commands.mail("c1")
          .setChannel("call")
          .setTemplate("crm")
          .setTrigger("{\"total\":25}")
          .build();

  private HttpServer server;
  private volatile int status = 200;
  private volatile String header = "";
  private volatile boolean hangs;
  private WebhookClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::serve);
    server.start();
    environment.put("BECKON_WEBHOOK_CRM_URL", "http://127.0.0.1:" + port() + "/hook?token=s3cret");
    environment.put("BECKON_WEBHOOK_CRM_KEYS", "whsec_" + NEW + ", whsec_" + OLD);
    client = new WebhookClient(environment::get, true, Duration.ofSeconds(2));
  }

  @AfterEach
  void stop() {
    ended.countDown();
    server.stop(0);
  }

  @Test
  void aCallSaysWhatTheCommandSays() throws Exception {
    assertThat(call()).isEqualTo(new Accepted(200));
    Map<String, Object> body = JsonReader.object(calls.get(0).body(), name -> true);
    assertThat(body).containsEntry("type", "call.send");
    assertThat(data(body))
        .containsEntry("commandId", "c1")
        .containsEntry("userId", "ann")
        .containsEntry("trigger", Map.of("total", 25L))
        .containsEntry("expiresAt", "2026-03-08T12:00:00Z");
    assertThat(calls.get(0).headers()).containsEntry("webhook-id", "c1");
  }

  @Test
  void itIsSignedWithTheOldKeyAndTheNewOne() throws Exception {
    call();
    Call call = calls.get(0);
    String[] signatures = call.headers().get("webhook-signature").split(" ");
    assertThat(signatures)
        .containsExactly("v1," + independent(call, NEW), "v1," + independent(call, OLD));
  }

  private static String independent(Call call, String key) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
    String signed =
        call.headers().get("webhook-id")
            + "."
            + call.headers().get("webhook-timestamp")
            + "."
            + new String(call.body(), StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }

  /** The vector of the specification's own libraries. */
  @Test
  void asTheSpecificationHasIt() {
    byte[] key = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    assertThat(CallSignature.of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body, List.of(key)))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413, 415, 422})
  void whatIsWrongTodayIsWrongTomorrow(int answer) {
    status = answer;
    assertThat(call()).isEqualTo(new Refused(answer));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 401, 403, 404, 408, 429, 500, 502, 503, 504})
  void theOthersMayGetBetter(int answer) {
    status = answer;
    assertThat(call()).isEqualTo(new Deferred(Scope.LANE, answer, "", 0));
  }

  @Test
  void aRedirectIsNotFollowed() {
    status = 307;
    header = "Location: /elsewhere";
    call();
    assertThat(calls).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Retry-After: 120, 120000",
    "'Retry-After: Sun, 01 Mar 2026 12:05:00 GMT', 300000",
    "Retry-After: soon, 0",
    "Retry-After: -5, 0",
    "'Retry-After: Sun, 01 Mar 2020 12:05:00 GMT', 0",
    "Retry-After: 999999999, 604800000",
  })
  void whoAsksToBeLeftAloneIs(String said, long millis) {
    status = 429;
    header = said;
    assertThat(call()).isEqualTo(new Deferred(Scope.LANE, 429, "", millis));
  }

  @Test
  void whoWantsNoMoreIsNotCalledAgain() {
    status = 410;
    assertThat(call()).isEqualTo(new Refused(410));
    status = 200;
    assertThat(call())
        .isInstanceOfSatisfying(
            Unfit.class, unfit -> assertThat(unfit.reason()).isEqualTo("destination_gone"));
    assertThat(calls).hasSize(1);
  }

  @Test
  void silenceIsNoAnswer() {
    hangs = true;
    assertThat(call()).isEqualTo(new Unanswered("timeout"));
  }

  @Test
  void whoeverWaitsWhenTheClientIsClosedWaitsNoMore() throws Exception {
    hangs = true;
    client = new WebhookClient(environment::get, true, Duration.ofMinutes(5));
    var waiting = CompletableFuture.supplyAsync(this::call);
    while (calls.isEmpty()) {
      Thread.onSpinWait();
    }
    client.close();
    assertThat(waiting.get(60, TimeUnit.SECONDS)).isInstanceOf(Unanswered.class);
    assertThat(call()).isEqualTo(new Outcome.Unwritten());
  }

  @Test
  void whereNobodyListensNothingWasHandedOver() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      environment.put("BECKON_WEBHOOK_CRM_URL", "http://127.0.0.1:" + free.getLocalPort() + "/");
    }
    assertThat(call()).isEqualTo(new Deferred(Scope.LANE, 0, "connection", 0));
  }

  @Test
  void theGoAheadIsAskedBeforeTheCall() {
    assertThat(client.call("crm", command, () -> GoAhead.Answer.WITHHELD, NOON))
        .isEqualTo(new Withheld());
    assertThat(calls).isEmpty();
  }

  @Test
  void aDestinationInTheHouseIsNotCalled() {
    client = new WebhookClient(environment::get, false, Duration.ofSeconds(2));
    assertThat(call())
        .isInstanceOfSatisfying(
            Unfit.class, unfit -> assertThat(unfit.reason()).isEqualTo("private_address"));
    environment.put("BECKON_WEBHOOK_CRM_URL", "http://localhost:" + port() + "/");
    client = new WebhookClient(environment::get, false, Duration.ofSeconds(2));
    assertThat(call()).as("by its name").isInstanceOf(Unfit.class);
    assertThat(calls).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, false",
    "10.1.2.3, false",
    "172.16.0.1, false",
    "172.31.255.255, false",
    "172.32.0.1, true",
    "192.168.1.1, false",
    "169.254.169.254, false",
    "100.64.0.1, false",
    "100.128.0.1, true",
    "0.0.0.0, false",
    "224.0.0.1, false",
    "255.255.255.255, false",
    "198.18.0.1, false",
    "8.8.8.8, true",
    "::1, false",
    "::, false",
    "fe80::1, false",
    "fd00::1, false",
    "fc00::1, false",
    "::ffff:10.0.0.1, false",
    "64:ff9b::a00:1, false",
    "2002:a00:1::, false",
    "2001:db8::1, false",
    "2001::1, false",
    "ff02::1, false",
    "2606:4700::1111, true",
  })
  void addressesOfTheInternetAndOfTheHouse(String address, boolean internet) throws Exception {
    assertThat(PublicAddress.is(InetAddress.getByName(address))).isEqualTo(internet);
  }

  @Test
  void aDestinationNobodyNamedIsNone() {
    assertThat(client.knows("crm")).isTrue();
    assertThat(client.knows("sms")).isFalse();
    assertThat(client.call("other", command, () -> GoAhead.Answer.GO, NOON))
        .isInstanceOf(Unfit.class);
  }

  @ParameterizedTest
  @CsvSource({
    "URL, ftp://example.org/",
    "URL, https://ann:pw@example.org/",
    "URL, no url",
    "KEYS, ''",
    "KEYS, whsec_c2hvcnQ=",
    "KEYS, whsec_???",
  })
  void aDestinationThatCannotBeUsedIsAFaultOfTheConfiguration(String what, String value) {
    environment.put("BECKON_WEBHOOK_CRM_" + what, value);
    assertThat(call()).isEqualTo(new Deferred(Scope.LANE, 0, "configuration", 0));
    assertThat(calls).isEmpty();
  }

  private Outcome call() {
    return client.call("crm", command, () -> GoAhead.Answer.GO, NOON);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> data(Map<String, Object> body) {
    return (Map<String, Object>) body.get("data");
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private void serve(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
    calls.add(new Call(headers, exchange.getRequestBody().readAllBytes()));
    if (hangs) {
      try {
        ended.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (!header.isEmpty()) {
      exchange.getResponseHeaders().add(header.split(": ", 2)[0], header.split(": ", 2)[1]);
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }
}
