package io.beckon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.event.Event;
import io.beckon.gateway.http.Counters.Count;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
}
