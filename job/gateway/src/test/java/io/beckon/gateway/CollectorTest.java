package io.beckon.gateway;

import static io.beckon.gateway.RunningGateway.basic;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.event.Event;
import io.beckon.core.json.JsonReader;
import io.beckon.gateway.http.Counters.Count;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events as Segment's libraries send them. */
class CollectorTest {

  private RunningGateway gateway;

  @BeforeEach
  void start() {
    gateway = new RunningGateway(Map.of("BECKON_TRACK_ORIGINS", "https://shop.example"));
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void aTrackCallIsAnEventThatTheJobReads() throws Exception {
    HttpResponse<String> answer =
        gateway.call(
            "/v1/track",
            """
            {"userId": "ann", "event": "order_placed", "messageId": "m-1",
             "properties": {"total": 25.5, "items": [{"sku": "a"}]},
             "context": {"library": {"name": "analytics-node"}}}
            """);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"success\":true}");
    Event event = gateway.log.event();
    assertThat(event.kind()).isEqualTo(Event.Kind.TRACK);
    assertThat(event.name()).isEqualTo("order_placed");
    assertThat(event.userId()).isEqualTo("ann");
    assertThat(event.messageId()).isEqualTo("m-1");
    assertThat(event.time()).isEqualTo(gateway.clock.millis());
    assertThat(event.properties()).containsEntry("total", 25.5);
  }

  @Test
  void whatElseAMessageSaysStaysInTheLog() throws Exception {
    gateway.call(
        "/v1/track",
        """
        {"userId": "ann", "event": "x", "type": "page", "context": {"locale": "de"},
         "integrations": {"All": true}, "writeKey": "shop-write-key-0123"}
        """);
    Map<String, Object> message = gateway.log.message();
    assertThat(message)
        .containsEntry("context", Map.of("locale", "de"))
        .containsEntry("integrations", Map.of("All", true))
        .containsEntry("type", "track")
        .containsEntry("receivedAt", "2026-03-01T10:00:00Z")
        .doesNotContainKey("writeKey");
    assertThat(message.get("messageId")).asString().hasSize(36);
  }

  @Test
  void anIdentifyCallKeepsItsTraits() throws Exception {
    gateway.call(
        "/v1/identify", "{\"userId\": 42, \"traits\": {\"plan\": \"pro\", \"old\": null}}");
    Event event = gateway.log.event();
    assertThat(event.kind()).isEqualTo(Event.Kind.IDENTIFY);
    assertThat(event.userId()).isEqualTo("42");
    assertThat(event.properties()).containsEntry("plan", "pro").containsEntry("old", null);
  }

  @ParameterizedTest
  @CsvSource({"page,page_viewed", "p,page_viewed", "screen,screen_viewed", "s,screen_viewed"})
  void aViewIsAnEventByItsName(String path, String name) throws Exception {
    gateway.call("/v1/" + path, "{\"anonymousId\": \"dev-1\", \"name\": \"Pricing\"}");
    Event event = gateway.log.event();
    assertThat(event.name()).isEqualTo(name);
    assertThat(event.userId()).isEqualTo("anon:dev-1");
    assertThat(event.properties()).containsEntry("name", "Pricing");
  }

  @Test
  void aliasAndGroupGoIntoTheLogAsTheyAre() throws Exception {
    assertThat(gateway.call("/v1/alias", "{\"userId\": \"ann\", \"previousId\": \"dev-1\"}"))
        .returns(200, HttpResponse::statusCode);
    assertThat(gateway.log.message())
        .containsEntry("type", "alias")
        .containsEntry("previousId", "dev-1");
    assertThat(gateway.call("/v1/group", "{\"userId\": \"ann\", \"groupId\": \"g\"}"))
        .returns(200, HttpResponse::statusCode);
    assertThat(gateway.log.message()).containsEntry("groupId", "g");
    assertThat(gateway.call("/v1/alias", "{\"userId\": \"ann\"}").body())
        .contains("The message has no `previousId`");
  }

  @Test
  void aProducersClockThatIsWrongIsCorrected() throws Exception {
    // An hour before it was sent, by a clock that is a year behind.
    gateway.call(
        "/v1/track",
        """
        {"userId": "ann", "event": "x", "timestamp": "2025-03-01T09:00:00Z",
         "sentAt": "2025-03-01T10:00:00Z"}
        """);
    Map<String, Object> message = gateway.log.message();
    assertThat(message)
        .containsEntry("timestamp", "2026-03-01T09:00:00Z")
        .containsEntry("originalTimestamp", "2025-03-01T09:00:00Z");
    gateway.call(
        "/v1/batch",
        """
        {"sentAt": "2025-03-01T10:00:00Z", "batch": [
          {"type": "track", "userId": "ann", "event": "x", "timestamp": "2025-03-01T09:00:00Z"}]}
        """);
    assertThat(gateway.log.event().time())
        .isEqualTo(Instant.parse("2026-03-01T09:00:00Z").toEpochMilli());
  }

  @Test
  void aWrongMessageOfABatchTakesNothingElseWithIt() throws Exception {
    HttpResponse<String> answer =
        gateway.call(
            "/v1/batch",
            """
            {"batch": [
              {"type": "track", "userId": "ann", "event": "first"},
              {"type": "track", "userId": "ann"},
              "nonsense",
              {"type": "group", "userId": "ann"},
              {"type": "order", "userId": "ann"},
              {"type": "identify", "userId": "ann", "traits": {"a": 1}}]}
            """);
    assertThat(answer.statusCode()).isEqualTo(200);
    Map<String, Object> body = JsonReader.object(answer.body());
    assertThat(body)
        .containsEntry("success", true)
        .containsEntry("accepted", 2L)
        .containsEntry("refused", 4L);
    List<?> errors = (List<?>) body.get("errors");
    assertThat(errors.stream().map(error -> (Object) ((Map<?, ?>) error).get("index")))
        .containsExactly(1L, 2L, 3L, 4L);
    assertThat(answer.body())
        .contains("a track call needs `event`", "is not a JSON object", "has no `groupId`")
        .contains("`type` is not one of track, identify, page, screen, alias, group")
        .doesNotContain("ann", "nonsense");
    assertThat(gateway.log.events()).extracting(Event::name).containsExactly("first", "identify");
    assertThat(gateway.counters().get(Count.MESSAGES_REFUSED)).isEqualTo(4);
  }

  @Test
  void aBatchOfWhichNothingIsRightIsRefused() throws Exception {
    HttpResponse<String> answer = gateway.call("/v1/batch", "{\"batch\": [{\"type\": \"track\"}]}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Nothing in the batch is right", "\"index\":0");
    assertThat(gateway.log.isEmpty()).isTrue();
  }

  @Test
  void anEmptyBatchIsTaken() throws Exception {
    assertThat(gateway.call("/v1/batch", "{\"batch\": []}").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"batch\": 1}",
        "{\"batch\": [}",
        "{\"batch\": []} {}",
        "{\"batch\": [[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]}",
        "\u0000{\"batch\": []}"
      })
  void aFrameThatIsNoBatchIsRefused(String body) throws Exception {
    HttpResponse<String> answer = gateway.call("/v1/batch", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"error\":\"The body ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "{\"userId\": \"ann\"",
        "{\"userId\": \"ann\"}",
        "{\"event\": \"x\"}",
        "{\"userId\": {}, \"event\": \"x\"}",
        "{\"userId\": \"ann\", \"event\": \"x\", \"timestamp\": \"yesterday\"}",
        "{\"userId\": \"ann\", \"event\": \"x\", \"timestamp\": 1, \"sentAt\": 2}",
        "{\"userId\": \"ann\", \"event\": \"x\", \"properties\": []}",
        "{\"userId\": \"ann\", \"event\": \"\\ud800\"}"
      })
  void aWrongMessageIsRefusedWithAReasonAndNothingOfIt(String body) throws Exception {
    HttpResponse<String> answer = gateway.call("/v1/track", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).startsWith("{\"success\":false,\"error\":\"");
    assertThat(answer.body()).doesNotContain("ann", "nonsense", "yesterday");
    assertThat(gateway.log.isEmpty()).isTrue();
  }

  @Test
  void whoHasNoKeyIsNobody() throws Exception {
    String json = "{\"userId\": \"ann\", \"event\": \"x\"}";
    for (String header :
        List.of(basic("another-write-key-01", ""), basic("", ""), "Basic *", "Bearer x", "Basic")) {
      HttpResponse<String> answer =
          gateway.send(
              RunningGateway.to(gateway.base() + "/v1/track")
                  .header("Authorization", header)
                  .POST(BodyPublishers.ofString(json)));
      assertThat(answer.statusCode()).as(header).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    }
    assertThat(gateway.log.isEmpty()).isTrue();
    assertThat(gateway.counters().get(Count.UNAUTHORISED)).isEqualTo(5);
  }

  @Test
  void librariesInBrowsersSendTheKeyInTheBody() throws Exception {
    HttpResponse<String> answer =
        gateway.send(
            RunningGateway.to(gateway.base() + "/v1/t")
                .header("Content-Type", "text/plain")
                .header("Origin", "https://shop.example")
                .POST(
                    BodyPublishers.ofString(
                        "{\"anonymousId\":\"d\",\"event\":\"x\",\"writeKey\":\"page-write-key-0123\"}")));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
        .contains("https://shop.example");
    assertThat(gateway.log.message()).doesNotContainKey("writeKey");
  }

  @Test
  void pagesOfOtherOriginsMayNot() throws Exception {
    HttpResponse<String> answer =
        gateway.send(
            RunningGateway.to(gateway.base() + "/v1/track")
                .header("Origin", "https://evil.example")
                .method("OPTIONS", BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    HttpResponse<String> ours =
        gateway.send(
            RunningGateway.to(gateway.base() + "/v1/batch")
                .header("Origin", "https://shop.example")
                .method("OPTIONS", BodyPublishers.noBody()));
    assertThat(ours.headers().firstValue("Access-Control-Allow-Methods")).contains("POST");
    assertThat(ours.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"unsubscribed", "Unsubscribed", "message_bounced", "Email Opened", "subscribed"})
  void aKeyThatAnybodyCanReadSendsNoReports(String event) throws Exception {
    String json = "{\"userId\": \"ann\", \"event\": \"" + event + "\"}";
    HttpResponse<String> answer =
        gateway.send(
            RunningGateway.to(gateway.base() + "/v1/track")
                .header("Authorization", basic(RunningGateway.WEB_KEY, ""))
                .POST(BodyPublishers.ofString(json)));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(gateway.call("/v1/track", json).statusCode()).isEqualTo(200);
  }

  @Test
  void theAnswerWaitsForTheLog() throws Exception {
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
    assertThat(answer).isNotDone();
    gateway.log.acknowledge();
    assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
  }

  @Test
  void aLogThatIsAwayIsNoSuccess() throws Exception {
    gateway.log.setAway(true);
    HttpResponse<String> answer =
        gateway.call("/v1/track", "{\"userId\": \"ann\", \"event\": \"x\"}");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(gateway.counters().get(Count.MESSAGES)).isZero();
    assertThat(gateway.counters().get(Count.LOG_UNAVAILABLE)).isEqualTo(1);
    assertThat(gateway.get(gateway.base() + "/health").statusCode()).isEqualTo(503);
    gateway.log.setAway(false);
    assertThat(gateway.get(gateway.base() + "/health").statusCode()).isEqualTo(200);
  }

  @Test
  void packedBodiesAreTaken() throws Exception {
    HttpResponse<String> answer =
        gateway.send(
            gateway
                .authorized("/v1/batch")
                .header("Content-Encoding", "gzip")
                .POST(
                    BodyPublishers.ofByteArray(
                        packed(
                            "{\"batch\":[{\"type\":\"track\",\"userId\":\"ann\",\"event\":\"x\"}]}"))));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(gateway.log.event().name()).isEqualTo("x");
  }

  @Test
  void aBodyThatIsNotPackedAsItSaysIsRefused() throws Exception {
    for (String encoding : List.of("gzip", "br")) {
      HttpResponse<String> answer =
          gateway.send(
              gateway
                  .authorized("/v1/track")
                  .header("Content-Encoding", encoding)
                  .POST(BodyPublishers.ofString("{}")));
      assertThat(answer.statusCode()).isEqualTo(encoding.equals("gzip") ? 400 : 415);
    }
    byte[] whole = packed("{\"userId\": \"ann\", \"event\": \"x\"}");
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);
    assertThat(
            gateway
                .send(
                    gateway
                        .authorized("/v1/track")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofByteArray(cut)))
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void whatIsTooLargeIsRefused() throws Exception {
    String large = "{\"userId\":\"ann\",\"event\":\"x\",\"a\":\"" + "a".repeat(33_000) + "\"}";
    assertThat(gateway.call("/v1/track", large).statusCode()).isEqualTo(413);
    HttpResponse<String> batch =
        gateway.call(
            "/v1/batch",
            "{\"batch\":[" + large + ",{\"type\":\"track\",\"userId\":\"a\",\"event\":\"x\"}]}");
    assertThat(batch.body()).contains("\"accepted\":1", "The message is larger than 32 KB");
    String huge = "{\"batch\":[], \"a\":\"" + "a".repeat(600_000) + "\"}";
    assertThat(gateway.call("/v1/batch", huge).statusCode()).isEqualTo(413);
    String many = "{\"batch\":[" + "{},".repeat(2_500) + "{}]}";
    assertThat(gateway.call("/v1/batch", many).body()).contains("more than 2500 messages");
  }

  @Test
  void aBodyThatUnpacksWithoutEndIsRefused() throws Exception {
    // 100 MB of blanks are 100 KB.
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 100; i++) {
        gzip.write(blanks);
      }
    }
    assertThat(bytes.size()).isLessThan(200_000);
    HttpResponse<String> answer =
        gateway.send(
            gateway
                .authorized("/v1/batch")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(bytes.toByteArray())));
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  private static byte[] packed(String text) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void whoSendsTooMuchIsToldToWait() throws Exception {
    try (RunningGateway small = new RunningGateway(Map.of("BECKON_TRACK_MESSAGES_PER_KEY", "3"))) {
      String two =
          "{\"batch\":[{\"type\":\"track\",\"userId\":\"a\",\"event\":\"x\"},"
              + "{\"type\":\"track\",\"userId\":\"a\",\"event\":\"x\"}]}";
      assertThat(small.call("/v1/batch", two).statusCode()).isEqualTo(200);
      HttpResponse<String> refused = small.call("/v1/batch", two);
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      small.clock.move(Duration.ofSeconds(1));
      assertThat(small.call("/v1/batch", two).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void anAddressHasALimitOfItsOwn() throws Exception {
    try (RunningGateway small =
        new RunningGateway(
            Map.of("BECKON_TRACK_REQUESTS_PER_ADDRESS", "2", "BECKON_HTTP_PROXIES", "1"))) {
      String json = "{\"userId\": \"ann\", \"event\": \"x\"}";
      int attempt = 0;
      for (int status : new int[] {200, 200, 429}) {
        assertThat(
                small
                    .send(
                        small
                            .authorized("/v1/track")
                            .header("X-Forwarded-For", "192.0.2." + attempt++)
                            .header("X-Forwarded-For", "198.51.100.7")
                            .POST(BodyPublishers.ofString(json)))
                    .statusCode())
            .isEqualTo(status);
      }
      assertThat(
              small
                  .send(
                      small
                          .authorized("/v1/track")
                          .header("X-Forwarded-For", "192.0.2.9, 198.51.100.8")
                          .POST(BodyPublishers.ofString(json)))
                  .statusCode())
          .isEqualTo(200);
    }
  }
}
