package io.beckon.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.event.Decoded;
import io.beckon.core.event.Event;
import io.beckon.core.event.SegmentReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentMessagesTest {

  private static final long NOON = Instant.parse("2025-03-01T12:00:00.123Z").toEpochMilli();

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"type": "track", "userId": "ann", "messageId": "m", "event": "order_placed",
         "timestamp": "2025-03-01T12:00:00.123Z",
         "properties": {"total": 25.5, "n": 3, "gift": true, "note": null, "items": [{"sku": "ü"}]}}
        """,
        """
        {"type": "identify", "anonymousId": "d-1", "messageId": "m",
         "timestamp": "2025-03-01T12:00:00.123Z", "traits": {"plan": "pro", "phone": null}}
        """,
        """
        {"type": "page", "userId": "ann", "messageId": "m", "name": "Pricing",
         "timestamp": "2025-03-01T12:00:00.123Z", "properties": {"path": "/pricing"}}
        """,
        """
        {"type": "item", "event": "price_dropped", "messageId": "m",
         "timestamp": "2025-03-01T12:00:00.123Z", "properties": {"product_id": "p-1", "price": 9.5}}
        """,
        """
        {"type": "track", "userId": "anon:", "event": "a", "timestamp": "2025-03-01T12:00:00.123Z"}
        """
      })
  void whatIsWrittenIsReadAsTheSameEvent(String message) {
    Event event = read(message.getBytes(StandardCharsets.UTF_8));
    assertThat(read(SegmentMessages.of(event))).isEqualTo(event);
  }

  @Test
  void aMessageInItsOwnWords() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("total", 25.5);
    properties.put("tags", Arrays.asList("a", null, List.of(1L)));
    Event event = new Event(Event.Kind.TRACK, "order_placed", "anon:d-1", "m-1", NOON, properties);
    assertThat(new String(SegmentMessages.of(event), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"type\":\"track\",\"messageId\":\"m-1\",\"anonymousId\":\"d-1\","
                + "\"event\":\"order_placed\",\"timestamp\":\"2025-03-01T12:00:00.123Z\","
                + "\"properties\":{\"total\":25.5,\"tags\":[\"a\",null,[1]]}}");
  }

  private static Event read(byte[] message) {
    Decoded decoded = SegmentReader.read(message, NOON);
    assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
    return ((Decoded.Accepted) decoded).event();
  }
}
