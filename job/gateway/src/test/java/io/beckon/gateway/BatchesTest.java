package io.beckon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.event.Event;
import io.beckon.core.json.JsonReader;
import io.beckon.gateway.http.Counters.Count;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches and bodies of producers: what is wrong is wrong by itself, and all is bounded. */
class BatchesTest {

  private RunningGateway gateway;

  @BeforeEach
  void start() {
    gateway = new RunningGateway(Map.of("BECKON_TRACK_ORIGINS", "https://shop.example"));
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  /** Segment's libraries throw a whole batch away on 400. */
  @Test
  void aMessageThatIsNestedTooDeepTakesNothingElseWithIt() throws Exception {
    List<String> messages = new ArrayList<>();
    for (int depth : new int[] {15, 16, 2_000}) {
      String lists = "[".repeat(depth) + "\"}\\\"]\"" + "]".repeat(depth);
      String objects = "{\"a\":".repeat(depth) + "\"}\\\"]\"" + "}".repeat(depth);
      messages.addAll(
          List.of(lists, objects, '[' + objects + ", " + objects + ", 1, " + lists + ']'));
    }
    for (String deep : messages) {
      HttpResponse<String> answer =
          gateway.call(
              "/v1/batch",
              """
              {"batch": [{"type": "track", "userId": "ann", "event": "first"},
                {"type": "track", "userId": "ann", "event": "deep", "properties": {"a": %s}},
                {"type": "track", "userId": "ann", "event": "last"}], "sentAt": null}
              """
                  .formatted(deep));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body())
          .contains("\"accepted\":2", "{\"index\":1,\"error\":\"The message is nested deeper");
      assertThat(gateway.log.events()).extracting(Event::name).containsExactly("first", "last");
    }
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
        "\u0000{\"batch\": []}"
      })
  void aFrameThatIsNoBatchIsRefused(String body) throws Exception {
    HttpResponse<String> answer = gateway.call("/v1/batch", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"error\":\"The body ");
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
    try {
      assertThat(gateway.call("/v1/batch", huge).statusCode()).isEqualTo(413);
    } catch (IOException e) {
      // Told, and the connection closed, while the body was still on its way.
      assertThat(gateway.log.events()).hasSize(1);
    }
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
}
