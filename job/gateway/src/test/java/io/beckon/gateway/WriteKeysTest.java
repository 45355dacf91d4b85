package io.beckon.gateway;

import static io.beckon.gateway.RunningGateway.basic;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.gateway.http.Counters.Count;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may send events, and how many. */
class WriteKeysTest {

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

  /** A key that is in a page is anybody's: one who uses it up must not silence all its readers. */
  @Test
  void ofAKeyThatIsInAPageEachAddressHasItsShare() throws Exception {
    try (RunningGateway small =
        new RunningGateway(
            Map.of(
                "BECKON_TRACK_MESSAGES_PER_ADDRESS", "3",
                "BECKON_TRACK_MESSAGES_PER_KEY", "8",
                "BECKON_HTTP_PROXIES", "1"))) {
      for (int i = 0; i < 8; i++) {
        assertThat(web(small, "192.0.2.66", 1)).isEqualTo(i < 3 ? 200 : 429);
      }
      assertThat(web(small, "192.0.2.66", 4)).as("more than an address has").isEqualTo(413);
      assertThat(web(small, "198.51.100.7", 3)).isEqualTo(200);
      small.clock.move(Duration.ofSeconds(1));
      assertThat(web(small, "192.0.2.66", 3)).isEqualTo(200);
    }
  }

  private static int web(RunningGateway gateway, String address, int messages) throws Exception {
    String message = "{\"type\":\"track\",\"userId\":\"a\",\"event\":\"x\"}";
    String batch = String.join(",", Collections.nCopies(messages, message));
    return gateway
        .send(
            RunningGateway.to(gateway.base() + "/v1/batch")
                .header("X-Forwarded-For", address)
                .POST(
                    BodyPublishers.ofString(
                        "{\"writeKey\":\"page-write-key-0123\",\"batch\":[" + batch + "]}")))
        .statusCode();
  }
}
