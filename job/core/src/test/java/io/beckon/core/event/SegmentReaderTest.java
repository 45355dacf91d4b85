package io.beckon.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentReaderTest {

  private static final long LOG_TIME = millis("2025-03-01T10:00:00Z");

  @Test
  void track() {
    Event event =
        accepted(
            "{'type':'track','messageId':'m1','userId':'ann','anonymousId':'x','event':'order_placed',"
                + "'timestamp':'2025-03-01T09:59:58.250+01:00','context':{'ip':'::1'},"
                + "'properties':{'total':25.5,'items':[{'sku':'a','quantity':2}],'note':null}}");
    assertThat(event)
        .isEqualTo(
            new Event(
                Event.Kind.TRACK,
                "order_placed",
                "ann",
                "m1",
                millis("2025-03-01T08:59:58.250Z"),
                event.properties()));
    assertThat(event.properties())
        .containsExactly(
            Map.entry("total", 25.5),
            Map.entry("items", List.of(Map.of("sku", "a", "quantity", 2L))),
            new java.util.AbstractMap.SimpleEntry<>("note", null));
  }

  @Test
  void whatHappenedToAnItemIsNobodys() {
    Event event =
        accepted(
            "{'type':'item','messageId':'m1','event':'price_dropped','userId':'ann',"
                + "'timestamp':'2025-03-01T09:00:00Z','properties':{'product_id':'p-1'}}");
    assertThat(event)
        .isEqualTo(
            new Event(
                Event.Kind.ITEM,
                "price_dropped",
                "",
                "m1",
                millis("2025-03-01T09:00:00Z"),
                Map.of("product_id", "p-1")));
  }

  @Test
  void identifyKeepsTheTraitsThatRemove() {
    Event event =
        accepted("{'type':'identify','userId':'ann','traits':{'plan':'pro','phone':null}}");
    assertThat(event.kind()).isEqualTo(Event.Kind.IDENTIFY);
    assertThat(event.name()).isEqualTo(Event.IDENTIFY_NAME);
    assertThat(event.properties()).containsEntry("plan", "pro").containsEntry("phone", null);
  }

  @Test
  void pagesAndScreensAreEventsThatNameWhatWasViewed() {
    Event page = accepted("{'type':'page','userId':'ann','name':'Home','properties':{'url':'/'}}");
    assertThat(page.name()).isEqualTo("page_viewed");
    assertThat(page.kind()).isEqualTo(Event.Kind.TRACK);
    assertThat(page.properties()).isEqualTo(Map.of("url", "/", "name", "Home"));
    Event screen = accepted("{'type':'screen','userId':'ann','properties':{'name':'Cart'}}");
    assertThat(screen.name()).isEqualTo("screen_viewed");
    assertThat(screen.properties()).isEqualTo(Map.of("name", "Cart"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '~',
      value = {
        "'userId':'ann' -> ann",
        "'userId':'ann','anonymousId':'a1' -> ann",
        "'anonymousId':'a1' -> anon:a1",
        "'userId':null,'anonymousId':'a1' -> anon:a1",
        "'userId':'','anonymousId':'a1' -> anon:a1",
        "'userId':17850 -> 17850",
      })
  void users(String ids, String user) {
    assertThat(accepted("{'type':'page'," + ids + "}").userId()).isEqualTo(user);
  }

  @Test
  void withoutAMessageIdTheBytesAreTheIdentity() {
    String json = "{'type':'page','userId':'ann'}";
    assertThat(accepted(json).messageId())
        .startsWith("sha256:")
        .hasSize("sha256:".length() + 64)
        .isEqualTo(accepted(json).messageId())
        .isNotEqualTo(accepted(json + " ").messageId());
    assertThat(accepted("{'type':'page','userId':'ann','messageId':''}").messageId())
        .startsWith("sha256:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '~',
      value = {
        // a collector's clock corrects the producer's, which is a day behind here
        "'originalTimestamp':'2025-02-28T09:00:00Z','sentAt':'2025-02-28T09:00:07Z','receivedAt':'2025-03-01T09:00:10Z','timestamp':'2000-01-01T00:00:00Z' -> 2025-03-01T09:00:03Z",
        // a collector has been there and corrected it already
        "'timestamp':'2025-03-01T09:00:00Z','sentAt':'2025-03-01T09:05:00Z','receivedAt':'2025-03-01T09:00:10Z' -> 2025-03-01T09:00:00Z",
        "'timestamp':'2025-03-01T09:00:00Z' -> 2025-03-01T09:00:00Z",
        // straight from a library: the log's clock corrects
        "'timestamp':'2025-02-28T09:00:00Z','sentAt':'2025-02-28T09:00:07Z' -> 2025-03-01T09:59:53Z",
        "'originalTimestamp':'2025-03-01T09:00:00Z' -> 2025-03-01T09:00:00Z",
        "'sentAt':'2025-03-01T09:00:00Z' -> 2025-03-01T10:00:00Z",
        "'timestamp':null -> 2025-03-01T10:00:00Z",
        "'timestamp':'2025-03-01T09:00Z' -> 2025-03-01T09:00:00Z",
        "'timestamp':'2025-03-01T09:00:00.123456789-05:30' -> 2025-03-01T14:30:00.123Z",
      })
  void eventTime(String times, String expected) {
    assertThat(accepted("{'type':'page','userId':'ann'," + times + "}").time())
        .isEqualTo(millis(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '~',
      value = {
        "'timestamp':'2025-03-01T09:00:00Z' -> 2025-03-01T09:00:00Z -> 2025-03-01T09:00:00Z",
        "'timestamp':'2025-03-01T09:00:00Z','receivedAt':'2025-03-01T09:00:10Z' -> 2025-03-01T09:00:10Z -> 2025-03-01T09:00:00Z",
        "'receivedAt':'2025-03-01T09:00:10Z' -> 2025-03-01T09:00:10Z -> 2025-03-01T09:00:10Z",
        "'timestamp':'2025-03-01T09:00:00Z','sentAt':'2025-03-01T09:30:00Z' -> 2025-03-01T09:00:00Z -> 2025-03-01T09:00:00Z",
      })
  void recordedMessagesSayTheirLogTime(String times, String logTime, String eventTime) {
    Decoded decoded =
        SegmentReader.readRecorded(bytes("{'type':'page','userId':'ann'," + times + "}"));
    assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
    Decoded.Accepted accepted = (Decoded.Accepted) decoded;
    assertThat(accepted.logTime()).isEqualTo(millis(logTime));
    assertThat(accepted.event().time()).isEqualTo(millis(eventTime));
  }

  @Test
  void recordedMessagesNeedATime() {
    assertThat(SegmentReader.readRecorded(bytes("{'type':'page','userId':'ann'}")))
        .isEqualTo(
            new Decoded.Refused(
                RefusalReason.BAD_TIMESTAMP, "has neither `timestamp` nor `receivedAt`"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '~',
      value = {
        "~~ -> empty_record",
        "not json -> not_json",
        "[] -> not_json",
        "{'type':'page','userId':'ann'}{} -> not_json",
        "{'type':'page','userId':'\\ud83d'} -> invalid_text",
        "{'type':'page','userId':'ann','properties':{'a':1e999}} -> bad_number",
        "{'type':'alias','userId':'ann','previousId':'x'} -> unsupported_type",
        "{'type':'group','userId':'ann','groupId':'x'} -> unsupported_type",
        "{'type':'Track','userId':'ann','event':'x'} -> unsupported_type",
        "{'userId':'ann','event':'x'} -> unsupported_type",
        "{'type':1,'userId':'ann'} -> bad_field",
        "{'type':'page'} -> missing_user",
        "{'type':'page','userId':' ','anonymousId':''} -> missing_user",
        "{'type':'page','userId':['ann']} -> bad_field",
        "{'type':'page','userId':1.5} -> bad_field",
        "{'type':'item','properties':{'product_id':'p-1'}} -> missing_event_name",
        "{'type':'item','event':'a','properties':[]} -> bad_field",
        "{'type':'track','userId':'ann'} -> missing_event_name",
        "{'type':'track','userId':'ann','event':' '} -> missing_event_name",
        "{'type':'track','userId':'ann','event':5} -> bad_field",
        "{'type':'track','userId':'ann','event':'x','properties':[1]} -> bad_field",
        "{'type':'identify','userId':'ann','traits':'x'} -> bad_field",
        "{'type':'page','userId':'ann','timestamp':'2025-03-01T10:00:00'} -> bad_timestamp",
        "{'type':'page','userId':'ann','timestamp':'yesterday'} -> bad_timestamp",
        "{'type':'page','userId':'ann','timestamp':1740823200} -> bad_timestamp",
        "{'type':'page','userId':'ann','timestamp':'+10000-03-01T10:00:00Z'} -> bad_timestamp",
        "{'type':'page','userId':'ann','timestamp':'2025-02-30T10:00:00Z'} -> bad_timestamp",
        "{'type':'page','userId':'ann','sentAt':'x'} -> bad_timestamp",
      })
  void refused(String json, String reason) {
    assertThat(refusal(json).reason().wireName()).isEqualTo(reason);
  }

  @Test
  void sizesAreBounded() {
    assertThat(accepted(page("'x':'" + "y".repeat(500_000) + "'")).properties()).hasSize(1);
    assertThat(refusal(page("'x':'" + "y".repeat(530_000) + "'")).reason())
        .isEqualTo(RefusalReason.TOO_LARGE);
    assertThat(accepted(page(properties(512))).properties()).hasSize(512);
    assertThat(refusal(page(properties(513))).reason())
        .isEqualTo(RefusalReason.TOO_MANY_PROPERTIES);
    assertThat(refusal(page("'x':" + "[".repeat(15) + "]".repeat(15))).reason())
        .isEqualTo(RefusalReason.NESTED_TOO_DEEP);
    assertThat(refusal(page("'" + "k".repeat(257) + "':1")).reason())
        .isEqualTo(RefusalReason.TOO_LONG);
    String zeros = IntStream.range(0, 20_000).mapToObj(i -> "0").collect(Collectors.joining(","));
    assertThat(refusal(page("'x':[" + zeros + "]")).reason())
        .isEqualTo(RefusalReason.TOO_MANY_VALUES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"userId", "anonymousId", "messageId", "event", "name"})
  void namesAreBounded(String field) {
    String type = field.equals("name") ? "page" : "track";
    String rest = field.equals("userId") || field.equals("anonymousId") ? "" : "'userId':'ann',";
    String event = type.equals("track") && !field.equals("event") ? "'event':'x'," : "";
    String start = "{'type':'" + type + "'," + rest + event + "'" + field + "':'";
    assertThat(accepted(start + "n".repeat(256) + "'}")).isNotNull();
    assertThat(refusal(start + "n".repeat(257) + "'}").reason()).isEqualTo(RefusalReason.TOO_LONG);
  }

  @Test
  void anOrderOfAThousandLinesPasses() {
    String line = "{'sku':'85123A','name':'WHITE HANGING HEART','quantity':6,'price':2.55}";
    String lines = String.join(",", java.util.Collections.nCopies(1_200, line));
    assertThat((List<?>) accepted(page("'items':[" + lines + "]")).properties().get("items"))
        .hasSize(1_200);
  }

  @Test
  void refusalsRepeatNothingPersonal() {
    for (String json :
        List.of(
            "{'type':'secret','userId':'secret'}",
            "{'type':'page','userId':'secret','timestamp':'secret'}",
            "{'type':'page','userId':['secret']}",
            "{'type':'page','userId':'secret",
            "{'type':'page','userId':'secret' secret}")) {
      assertThat(refusal(json).text()).doesNotContain("secret").isNotBlank();
    }
  }

  @Test
  void wireNamesAreAContract() {
    assertThat(Arrays.stream(RefusalReason.values()).map(RefusalReason::wireName))
        .containsExactly(
            "empty_record",
            "too_large",
            "not_json",
            "not_avro",
            "unknown_schema",
            "invalid_text",
            "bad_number",
            "nested_too_deep",
            "too_many_values",
            "too_many_properties",
            "too_long",
            "bad_field",
            "unsupported_type",
            "missing_user",
            "missing_event_name",
            "bad_timestamp");
  }

  @Property
  void anyBytesHaveAnAnswer(@ForAll byte[] bytes) {
    assertThat(SegmentReader.read(bytes, LOG_TIME)).isInstanceOf(Decoded.Refused.class);
  }

  @Property
  void anyFieldsHaveAnAnswer(@ForAll("messages") String json) {
    Decoded decoded = SegmentReader.read(bytes(json), LOG_TIME);
    if (decoded instanceof Decoded.Accepted accepted) {
      assertThat(accepted.event().userId()).isNotBlank();
      assertThat(accepted.event().name()).isNotBlank();
      assertThat(accepted.event().messageId()).isNotBlank();
      assertThat(accepted.event().properties()).isNotNull();
    }
    assertThat(SegmentReader.readRecorded(bytes(json))).isNotNull();
  }

  @Provide
  Arbitrary<String> messages() {
    Arbitrary<String> names =
        Arbitraries.of(
            "type",
            "userId",
            "anonymousId",
            "messageId",
            "event",
            "name",
            "properties",
            "traits",
            "timestamp",
            "originalTimestamp",
            "sentAt",
            "receivedAt",
            "context");
    Arbitrary<String> values =
        Arbitraries.of(
            "null",
            "true",
            "1",
            "1.5",
            "-9223372036854775808",
            "1e999",
            "''",
            "'x'",
            "'track'",
            "'page'",
            "'identify'",
            "[]",
            "[1]",
            "{}",
            "{'a':1}",
            "{'a':{'b':[null]}}",
            "{",
            "'2025-03-01T10:00:00Z'",
            "'2025-03-01'",
            "'\\ud83d'",
            "'ü'");
    Arbitrary<String> fields =
        Combinators.combine(names, values).as((name, value) -> "'" + name + "':" + value);
    Arbitrary<String> valid = Arbitraries.of("'type':'track'", "'userId':'ann'", "'event':'e'");
    return Arbitraries.oneOf(fields, valid)
        .list()
        .ofMaxSize(8)
        .map(all -> "{" + String.join(",", all) + "}");
  }

  private static String page(String properties) {
    return "{'type':'page','userId':'ann','properties':{" + properties + "}}";
  }

  private static String properties(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "'p" + i + "':1")
        .collect(Collectors.joining(","));
  }

  private static Event accepted(String json) {
    Decoded decoded = SegmentReader.read(bytes(json), LOG_TIME);
    assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
    return ((Decoded.Accepted) decoded).event();
  }

  private static Decoded.Refused refusal(String json) {
    Decoded decoded = SegmentReader.read(bytes(json), LOG_TIME);
    assertThat(decoded).isInstanceOf(Decoded.Refused.class);
    return (Decoded.Refused) decoded;
  }

  /** JSON as it is easier to write in Java. */
  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private static long millis(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }
}
