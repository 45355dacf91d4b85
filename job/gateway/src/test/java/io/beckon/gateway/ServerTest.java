package io.beckon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.gateway.http.Counters.Count;
import io.beckon.link.Link;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The service as a whole. */
class ServerTest {

  private static final String SENDGRID_KEY =
      "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE56m3Iy4GTVfflkxqa83Zxj9H9VFk"
          + "AiHB9sKadSxv+Vblq0XV0qYvaA6zo4ul5fORugEk6cgx4piO27iIN9B7Qw==";

  @Test
  void aBodyThatStopsComingIsGivenUp() throws Exception {
    try (RunningGateway gateway = new RunningGateway(Map.of("BECKON_HTTP_IDLE", "300ms"));
        Socket socket = begun(gateway)) {
      assertThat(statusLine(socket)).startsWith("HTTP/1.1 408");
      assertThat(gateway.get(gateway.base() + "/health").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aBodyThatDripsInIsGivenUp() throws Exception {
    try (RunningGateway gateway = new RunningGateway(Map.of("BECKON_HTTP_BODY_TIMEOUT", "300ms"));
        Socket socket = begun(gateway)) {
      OutputStream out = socket.getOutputStream();
      CompletableFuture<String> status = CompletableFuture.supplyAsync(() -> answer(socket));
      // A byte now and then keeps the connection from being idle.
      while (!status.isDone()) {
        try {
          out.write(' ');
          out.flush();
        } catch (SocketException closed) {
          break;
        }
        status.copy().completeOnTimeout("", 50, TimeUnit.MILLISECONDS).join();
      }
      assertThat(status.get(10, TimeUnit.SECONDS)).startsWith("HTTP/1.1 408");
    }
  }

  /** More of them than there are threads, and patience without end for all of them. */
  @Test
  @Timeout(30)
  void whoSendsSlowlyTakesNoThread() throws Exception {
    try (RunningGateway gateway =
        new RunningGateway(
            Map.of(
                "BECKON_HTTP_THREADS", "8",
                "BECKON_HTTP_IDLE", "1h",
                "BECKON_HTTP_BODY_TIMEOUT", "1h",
                "BECKON_HTTP_STOP_TIMEOUT", "1s"))) {
      List<Socket> slow = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        slow.add(begun(gateway));
      }
      assertThat(gateway.get(gateway.base() + "/health").statusCode()).isEqualTo(200);
      assertThat(gateway.call("/v1/track", "{\"userId\": \"ann\", \"event\": \"x\"}").statusCode())
          .isEqualTo(200);
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  /** Who is not known is told so before he sends anything. */
  @ParameterizedTest
  @CsvSource({
    "/v1/track, Authorization: Basic bm9ib2R5LWF0LWFsbC0wMDAwOg==",
    "/v1/batch, Authorization: Basic bm9ib2R5LWF0LWFsbC0wMDAwOg==",
    "/returns/mail, Authorization: Basic bXRhOndyb25n",
    "/returns/postmark, X-Nothing: x",
    "/returns/sendgrid, X-Twilio-Email-Event-Webhook-Timestamp: 1"
  })
  void nobodysBodyIsReadBeforeHisKeyIs(String path, String header) throws Exception {
    try (RunningGateway gateway =
            new RunningGateway(
                Map.of(
                    "BECKON_MAIL_KEYS", "mail-password",
                    "BECKON_POSTMARK_KEYS", "postmark-password",
                    "BECKON_SENDGRID_KEYS", SENDGRID_KEY));
        Socket socket = begun(gateway, path, header)) {
      assertThat(answer(socket)).startsWith("HTTP/1.1 401");
      assertThat(gateway.counters().get(Count.UNAUTHORISED)).isEqualTo(1);
    }
  }

  @Test
  void memoryForBodiesIsBoundedAndGivenBack() throws Exception {
    try (RunningGateway gateway = new RunningGateway(Map.of("BECKON_HTTP_BODIES_KB", "64"))) {
      String rest = "\",\"userId\":\"ann\",\"event\":\"x\"}";
      String small = "{\"a\":\"" + "a".repeat(14_000) + rest;
      for (int i = 0; i < 10; i++) {
        assertThat(gateway.call("/v1/track", small).statusCode()).isEqualTo(200);
      }
      String large = "{\"a\":\"" + "a".repeat(20_000) + rest;
      HttpResponse<String> refused = gateway.call("/v1/track", large);
      assertThat(refused.statusCode()).as("a quarter is of one address").isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      assertThat(gateway.call("/v1/track", small).statusCode()).isEqualTo(200);
    }
  }

  /** Whoever has four addresses has all the room that producers have, and nobody else's. */
  @Test
  @Timeout(60)
  void whoFillsTheRoomOfProducersKeepsNoConsentAndNoReportOut() throws Exception {
    try (RunningGateway gateway =
        new RunningGateway(
            Map.of(
                "BECKON_HTTP_BODIES_KB", "64",
                "BECKON_HTTP_PROXIES", "1",
                "BECKON_TRACK_REQUESTS_PER_ADDRESS", "1000000",
                "BECKON_TRACK_MESSAGES_PER_KEY", "1000000",
                "BECKON_HTTP_IDLE", "1h",
                "BECKON_HTTP_BODY_TIMEOUT", "1h",
                "BECKON_HTTP_STOP_TIMEOUT", "1s",
                "BECKON_MAIL_KEYS", "mail-password"))) {
      List<Socket> slow = new ArrayList<>();
      for (int i = 1; i <= 4; i++) {
        Socket socket = begun(gateway, "/v1/batch", "X-Forwarded-For: 192.0.2." + i);
        socket.getOutputStream().write("a".repeat(16_300).getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        slow.add(socket);
      }
      String call = "{\"userId\": \"ann\", \"event\": \"" + "x".repeat(900) + "\"}";
      while (!gateway.call("/v1/track", call).body().contains("Too much is on its way")) {
        // What was sent is not there yet.
      }

      String unsubscribe =
          gateway.address(new Link.Unsubscribe(RunningGateway.MESSAGE, Link.Scope.ALL));
      assertThat(gateway.submit(unsubscribe, "List-Unsubscribe=One-Click&x=" + "x".repeat(900)))
          .returns(200, HttpResponse::statusCode);
      HttpResponse<String> report =
          gateway.send(
              RunningGateway.to(gateway.base() + "/returns/mail")
                  .header("Authorization", RunningGateway.basic("mta", "mail-password"))
                  .POST(BodyPublishers.ofString("Subject: x\r\n\r\n" + "x\r\n".repeat(400))));
      assertThat(report.statusCode()).isEqualTo(200);
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  /** Exceptions repeat what they were given. */
  @Test
  void whatBreaksIsLoggedByItsPlaceAndNotByWhatItSays() throws Exception {
    try (LogLines lines = LogLines.of("io.beckon.gateway");
        RunningGateway gateway = new RunningGateway(Map.of())) {
      gateway.log.breakWith(
          new IllegalStateException("ann@example.com", new ArithmeticException("by ann")));
      assertThat(gateway.call("/v1/track", "{\"userId\":\"ann\",\"event\":\"x\"}"))
          .returns(500, HttpResponse::statusCode)
          .matches(answer -> answer.body().contains("\"Something is broken here\""));
      assertThat(lines.all())
          .anyMatch(
              line ->
                  line.matches(
                      "A request failed by java.lang.IllegalStateException at .*ServerTest.java:\\d+\\)"
                          + ", caused by java.lang.ArithmeticException at .*null"))
          .noneMatch(line -> line.contains("ann"));
    }
  }

  /** A call whose body has begun. */
  private static Socket begun(RunningGateway gateway) throws Exception {
    String key = RunningGateway.basic(RunningGateway.WRITE_KEY, "");
    return begun(gateway, "/v1/track", "Authorization: " + key);
  }

  private static Socket begun(RunningGateway gateway, String path, String header) throws Exception {
    Socket socket = new Socket("127.0.0.1", gateway.port());
    String head =
        "POST " + path + " HTTP/1.1\r\nHost: x\r\n" + header + "\r\nContent-Length: 30000\r\n\r\n{";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  private static String statusLine(Socket socket) throws Exception {
    socket.setSoTimeout(10_000);
    return new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
        .readLine();
  }

  private static String answer(Socket socket) {
    try {
      return statusLine(socket);
    } catch (Exception e) {
      return "closed";
    }
  }

  @Test
  void aStopLetsWhatIsUnderWayComeToItsAnswer() throws Exception {
    RunningGateway gateway = new RunningGateway(Map.of());
    gateway.log.fallSilent();
    CompletableFuture<HttpResponse<String>> answer =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return gateway.call("/v1/track", "{\"userId\": \"ann\", \"event\": \"x\"}");
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    gateway.log.record();
    CompletableFuture<Void> stopped = CompletableFuture.runAsync(gateway::close);
    gateway.log.acknowledge();
    assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    stopped.get(20, TimeUnit.SECONDS);
  }

  @Test
  void metricsAreCountersInPrometheusForm() throws Exception {
    try (RunningGateway gateway = new RunningGateway(Map.of())) {
      gateway.call("/v1/track", "{\"userId\": \"ann\", \"event\": \"secret_event\"}");
      gateway.call("/v1/track", "{}");
      HttpResponse<String> metrics = gateway.get(gateway.base() + "/metrics");
      assertThat(metrics.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("text/plain; version=0.0.4");
      assertThat(metrics.body())
          .contains(
              "# TYPE beckon_gateway_messages_total counter\nbeckon_gateway_messages_total 1\n",
              "beckon_gateway_requests_total{status=\"200\"} 1\n",
              "beckon_gateway_requests_total{status=\"400\"} 1\n")
          .doesNotContain("ann", "secret_event");
    }
  }

  @Test
  void theAccessLogHasRoutesAndNeitherTokensNorQueriesNorAddresses() throws Exception {
    List<String> lines;
    try (LogLines log = LogLines.of("io.beckon.gateway.access");
        RunningGateway gateway = new RunningGateway(Map.of())) {
      String address = gateway.address(new Link.Open(RunningGateway.MESSAGE));
      gateway.get(address + "?email=ann@example.com");
      gateway.get(gateway.base() + "/elsewhere/ann?x=y");
      gateway.close();
      lines = log.all();
    }
    assertThat(lines)
        .anyMatch(line -> line.matches("method=GET route=/o/\\{token} status=200 ms=\\d+null"))
        .anyMatch(line -> line.startsWith("method=other route=none status=404"))
        .noneMatch(line -> line.contains("ann") || line.contains("127.0.0.1"));
  }

  @Test
  void nothingThatIsNotConfiguredHasAPath() throws Exception {
    try (RunningGateway bare =
        new RunningGateway(Map.of("BECKON_LINK_KEYS", "", "BECKON_TRACK_KEYS", ""))) {
      assertThat(bare.get(bare.base() + "/c/x").statusCode()).isEqualTo(404);
      assertThat(bare.call("/v1/track", "{}").statusCode()).isEqualTo(404);
      assertThat(bare.get(bare.base() + "/health").statusCode()).isEqualTo(200);
    }
  }
}
