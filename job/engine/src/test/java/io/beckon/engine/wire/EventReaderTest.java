package io.beckon.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.event.Decoded;
import io.beckon.core.event.Event.Kind;
import io.beckon.core.event.RefusalReason;
import io.beckon.core.event.SegmentReader;
import io.beckon.runtime.wire.SingleObject;
import io.beckon.schemas.Event;
import io.beckon.schemas.ValueRead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

  private static final long NOW = Instant.parse("2025-03-01T10:00:00Z").toEpochMilli();

  private final EventReader reader = new EventReader();

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("a null record", null, RefusalReason.EMPTY_RECORD),
        Arguments.of("an empty record", new byte[0], RefusalReason.EMPTY_RECORD),
        Arguments.of("broken JSON", bytes("{\"type\": \"track\", "), RefusalReason.NOT_JSON),
        Arguments.of("words", bytes("hello"), RefusalReason.NOT_JSON),
        Arguments.of("blanks", bytes("  \n "), RefusalReason.NOT_JSON),
        Arguments.of("a JSON list", bytes("[1]"), RefusalReason.NOT_JSON),
        Arguments.of(
            "no user", json("", "cart", "2025-03-01T10:00:00Z"), RefusalReason.MISSING_USER),
        Arguments.of("20 MB", large(20 << 20), RefusalReason.TOO_LARGE),
        Arguments.of("20 MB of Avro", marked(large(20 << 20)), RefusalReason.TOO_LARGE),
        Arguments.of("an Avro mark alone", new byte[] {(byte) 0xC3, 1}, RefusalReason.NOT_AVRO),
        Arguments.of("Avro cut short", cut(avro(event()), 3), RefusalReason.NOT_AVRO),
        Arguments.of(
            "Avro with something behind it",
            Arrays.copyOf(avro(event()), avro(event()).length + 1),
            RefusalReason.NOT_AVRO),
        Arguments.of("Avro of another schema", stranger(), RefusalReason.UNKNOWN_SCHEMA),
        Arguments.of("Avro that claims a gigabyte", bomb(), RefusalReason.NOT_AVRO),
        Arguments.of(
            "Avro without a user", avro(event().setUserId("")), RefusalReason.MISSING_USER),
        Arguments.of(
            "Avro with broken properties",
            avro(event().setProperties("{")),
            RefusalReason.BAD_FIELD),
        Arguments.of(
            "Avro at the end of time",
            avro(event().setTimestamp(Instant.ofEpochMilli(Long.MAX_VALUE))),
            RefusalReason.BAD_TIMESTAMP));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void whatIsNoEventIsRefusedWithAReason(String what, byte[] value, RefusalReason reason) {
    Decoded decoded = reader.read(value, NOW);
    assertThat(decoded).isInstanceOf(Decoded.Refused.class);
    assertThat(((Decoded.Refused) decoded).reason()).isEqualTo(reason);
  }

  /** Which of them trigger something is the core's to say: it knows the log time. */
  @ParameterizedTest
  @ValueSource(strings = {"2035-03-01T10:00:00Z", "1970-01-01T00:00:00Z", "2025-03-01T10:00:00Z"})
  void anEventKeepsTheTimeItStates(String time) {
    Decoded decoded = reader.read(json("ann", "cart", time), NOW);
    assertThat(accepted(decoded).event().time()).isEqualTo(Instant.parse(time).toEpochMilli());
    assertThat(accepted(decoded).logTime()).isEqualTo(NOW);
  }

  @Test
  void blanksBeforeJsonDoNotMatter() {
    assertThat(accepted(reader.read(bytes(" \n" + text("ann")), NOW)).event().userId())
        .isEqualTo("ann");
  }

  @Test
  void avroSaysTheSameAsJson() {
    io.beckon.core.event.Event event = accepted(reader.read(avro(event()), NOW)).event();
    assertThat(event)
        .isEqualTo(
            new io.beckon.core.event.Event(
                Kind.TRACK, "cart", "ann", "m1", NOW - 5_000, Map.of("price", 25L)));
  }

  @Test
  void anIdentifyInAvroHoldsTraits() {
    io.beckon.core.event.Event event =
        accepted(reader.read(avro(event().setType("identify").setEvent("")), NOW)).event();
    assertThat(event.kind()).isEqualTo(Kind.IDENTIFY);
    assertThat(event.properties()).isEqualTo(Map.of("price", 25L));
  }

  @Test
  void whatHappenedToAnItemNeedsNoUserInAvroEither() {
    assertThat(accepted(reader.read(avro(event().setType("item").setUserId("")), NOW)).event())
        .isEqualTo(
            new io.beckon.core.event.Event(
                Kind.ITEM, "cart", "", "m1", NOW - 5_000, Map.of("price", 25L)));
  }

  @Test
  void whoIsNotKnownYetIsAnonymousInAvroToo() {
    Event.Builder anonymous = event().setUserId("").setAnonymousId("device");
    assertThat(accepted(reader.read(avro(anonymous), NOW)).event().userId())
        .isEqualTo(SegmentReader.ANONYMOUS + "device");
  }

  @Test
  void aPageInAvroHasItsNameAmongTheProperties() {
    io.beckon.core.event.Event event =
        accepted(reader.read(avro(event().setType("page").setEvent("home")), NOW)).event();
    assertThat(event.name()).isEqualTo(SegmentReader.PAGE_VIEWED);
    assertThat(event.properties()).isEqualTo(Map.of("price", 25L, "name", "home"));
  }

  @Test
  void twoEqualAvroRecordsWithoutAnIdAreOneMessage() {
    byte[] value = avro(event().setMessageId(""));
    String first = accepted(reader.read(value, NOW)).event().messageId();
    assertThat(first).startsWith("sha256:");
    assertThat(accepted(reader.read(value, NOW)).event().messageId()).isEqualTo(first);
  }

  private static Decoded.Accepted accepted(Decoded decoded) {
    assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
    return (Decoded.Accepted) decoded;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(String user) {
    return new String(json(user, "cart", "2025-03-01T10:00:00Z"), StandardCharsets.UTF_8);
  }

  private static byte[] json(String user, String event, String time) {
    return bytes(
        """
        {"type": "track", "userId": "%s", "event": "%s", "messageId": "m1", "timestamp": "%s"}"""
            .formatted(user, event, time));
  }

  private static byte[] large(int length) {
    byte[] value = new byte[length];
    Arrays.fill(value, (byte) ' ');
    value[0] = '{';
    return value;
  }

  private static byte[] marked(byte[] value) {
    System.arraycopy(avro(event()), 0, value, 0, 10);
    return value;
  }

  private static byte[] cut(byte[] value, int less) {
    return Arrays.copyOf(value, value.length - less);
  }

  /** The right mark and fingerprint, then a text that says it is a gigabyte long. */
  private static byte[] bomb() {
    ByteBuffer bomb = ByteBuffer.allocate(15).put(avro(event()), 0, 10);
    long claimed = (1L << 30) << 1;
    for (; claimed > 0x7F; claimed >>>= 7) {
      bomb.put((byte) (claimed & 0x7F | 0x80));
    }
    return bomb.put((byte) claimed).array();
  }

  private static byte[] stranger() {
    try {
      return new BinaryMessageEncoder<ValueRead>(new SpecificData(), ValueRead.getClassSchema())
          .encode(new ValueRead("asked", "found"))
          .array();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Event.Builder event() {
    return Event.newBuilder()
        .setMessageId("m1")
        .setUserId("ann")
        .setEvent("cart")
        .setTimestamp(Instant.ofEpochMilli(NOW - 5_000))
        .setProperties("{\"price\": 25}");
  }

  private static byte[] avro(Event.Builder event) {
    return SingleObject.encode(Event.getEncoder(), event.build());
  }
}
