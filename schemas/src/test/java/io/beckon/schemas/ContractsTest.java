package io.beckon.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.MissingSchemaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContractsTest {

  private static final Instant NOON = Instant.parse("2025-03-01T12:00:00.123Z");

  static List<Schema> schemas() {
    return List.of(
        Event.getClassSchema(),
        SendCommand.getClassSchema(),
        CancelCommand.getClassSchema(),
        HoldCommand.getClassSchema(),
        JourneyRecord.getClassSchema(),
        DeadLetter.getClassSchema(),
        CampaignRecord.getClassSchema(),
        DeliveryRecord.getClassSchema(),
        CouponRecord.getClassSchema());
  }

  /** The fingerprint is what readers know a record by: another one is another contract. */
  @ParameterizedTest
  @CsvSource({
    "Event, 44b20a16b1ae4c89",
    "SendCommand, 8ba892be42db5c92",
    "CancelCommand, 54d2b80822cdff6f",
    "JourneyRecord, 774251d1e2e8bce7",
    "DeadLetter, dd9c8fec718b8cec",
    "HoldCommand, b82fe004516b63c4",
    "CampaignRecord, 5d55819e2e9e6281",
    "DeliveryRecord, e5493aae7d390e4f",
    "CouponRecord, da0333c95c5ba199",
  })
  void fingerprints(String name, String fingerprint) {
    Schema schema =
        schemas().stream().filter(s -> s.getName().equals(name)).findFirst().orElseThrow();
    assertThat(Long.toHexString(SchemaNormalization.parsingFingerprint64(schema)))
        .isEqualTo(fingerprint);
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void everyFieldSaysWhatItMeans(Schema schema) {
    assertThat(schema.getDoc()).isNotBlank();
    for (Schema.Field field : schema.getFields()) {
      assertThat(field.doc()).as("%s.%s", schema.getName(), field.name()).isNotBlank();
      if (field.schema().getType() == Schema.Type.ARRAY) {
        everyFieldSaysWhatItMeans(field.schema().getElementType());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void instantsAreTypedAndWordsAreStrings(Schema schema) {
    for (Schema.Field field : schema.getFields()) {
      String name = schema.getName() + "." + field.name();
      assertThat(field.schema().getType()).as(name).isNotEqualTo(Schema.Type.ENUM);
      if (field.name().matches(".*(At|Time)|timestamp")) {
        assertThat(field.schema().getLogicalType().getName())
            .as(name)
            .isEqualTo("timestamp-millis");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void readersAndWritersOfOneVersionAgree(Schema schema) {
    assertThat(compatibility(schema, new Schema.Parser().parse(schema.toString())))
        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
  }

  /** By the fingerprint that stands in their records, and in the name of their file. */
  @ParameterizedTest
  @CsvSource({
    "SendCommand, 501af3014bb61073",
    "SendCommand, c00c1a1384678f4d",
    "CampaignRecord, 44e9787596a59fca",
    "CampaignRecord, d426cdecf07ec6f8",
  })
  void whatWasWrittenInAnEarlierFormIsReadAndTheOtherWayRound(String name, String fingerprint)
      throws IOException {
    Schema earlier = earlier(name + '-' + fingerprint);
    assertThat(Long.toHexString(SchemaNormalization.parsingFingerprint64(earlier)))
        .isEqualTo(fingerprint);
    Schema today =
        schemas().stream().filter(s -> s.getName().equals(name)).findFirst().orElseThrow();
    assertThat(compatibility(today, earlier)).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    assertThat(compatibility(earlier, today)).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
  }

  @Test
  void aFieldWithADefaultCanComeAndGo() {
    Schema today = SendCommand.getClassSchema();
    Schema tomorrow = withField(today, "language", "");
    assertThat(compatibility(tomorrow, today)).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    assertThat(compatibility(today, tomorrow)).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    assertThat(compatibility(withField(today, "language", null), today))
        .isEqualTo(SchemaCompatibilityType.INCOMPATIBLE);
  }

  @Test
  void recordsSurviveTheWire() throws IOException {
    Event event =
        new Event(
            "track", "m1", "ann", "", "order_placed", NOON, "{\"total\":25.5,\"note\":\"ü\"}");
    assertThat(Event.fromByteBuffer(event.toByteBuffer())).isEqualTo(event);
    SendCommand send = send();
    assertThat(SendCommand.fromByteBuffer(send.toByteBuffer())).isEqualTo(send);
    CancelCommand cancel = cancel();
    assertThat(CancelCommand.fromByteBuffer(cancel.toByteBuffer())).isEqualTo(cancel);
    JourneyRecord journey =
        new JourneyRecord(
            "ann",
            "cart",
            "v1",
            "j1",
            "held_back",
            "first",
            NOON,
            NOON,
            "cap",
            List.of(new ValueRead("profile.plan", "\"pro\""), new ValueRead("event.x", "missing")));
    assertThat(JourneyRecord.fromByteBuffer(journey.toByteBuffer())).isEqualTo(journey);
    DeadLetter letter =
        new DeadLetter(
            "not_json",
            "is not JSON",
            "events",
            3,
            42L,
            NOON,
            null,
            ByteBuffer.wrap("x".getBytes(StandardCharsets.UTF_8)),
            1,
            "2d71",
            false);
    assertThat(DeadLetter.fromByteBuffer(letter.toByteBuffer())).isEqualTo(letter);
    DeliveryRecord delivery =
        new DeliveryRecord("c1", "accepted", 2, NOON, NOON.plusSeconds(3600), 250, "", "cart");
    assertThat(DeliveryRecord.fromByteBuffer(delivery.toByteBuffer())).isEqualTo(delivery);
    CampaignRecord campaign =
        new CampaignRecord(
            "cart",
            "v1",
            "cart.yaml",
            "campaign: cart\n",
            null,
            "active",
            "campaign",
            List.of(new UsedFile("loyal.yaml", "segment: loyal\n")),
            "1",
            "stop",
            "too many");
    assertThat(CampaignRecord.fromByteBuffer(campaign.toByteBuffer())).isEqualTo(campaign);
    campaign.setEffectiveFrom(NOON);
    assertThat(CampaignRecord.fromByteBuffer(campaign.toByteBuffer())).isEqualTo(campaign);
  }

  @Test
  void commandsOfOneTopicAreToldApart() throws IOException {
    ByteBuffer send = send().toByteBuffer();
    ByteBuffer cancel = cancel().toByteBuffer();
    assertThat(send.getShort(0)).as("the marker of the encoding").isEqualTo((short) 0xC301);
    assertThatThrownBy(() -> CancelCommand.fromByteBuffer(send))
        .isInstanceOf(MissingSchemaException.class);
    assertThatThrownBy(() -> SendCommand.fromByteBuffer(cancel))
        .isInstanceOf(MissingSchemaException.class);
  }

  private static SendCommand send() {
    return new SendCommand(
        "c1",
        "j1",
        "cart",
        "v1",
        "first",
        "ann",
        "email",
        "cart-first",
        "marketing",
        "offers",
        NOON,
        NOON,
        NOON.plusSeconds(3600),
        "cart_item_added",
        "{}",
        "{}",
        "{\"email\":\"a@b\"}",
        "{\"percent\":10}",
        "{\"offer\":\"ten\"}",
        "{\"subject\":\"ten off\"}");
  }

  private static CancelCommand cancel() {
    return new CancelCommand("c1", "j1", "cart", "v1", "first", "ann", "goal", NOON);
  }

  private static Schema earlier(String file) throws IOException {
    try (InputStream text =
        ContractsTest.class.getResourceAsStream("/schemas/earlier/" + file + ".avsc")) {
      return new Schema.Parser().parse(text);
    }
  }

  private static SchemaCompatibilityType compatibility(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType();
  }

  private static Schema withField(Schema schema, String name, Object defaultValue) {
    List<Schema.Field> fields =
        new ArrayList<>(
            schema.getFields().stream()
                .map(field -> new Schema.Field(field, field.schema()))
                .toList());
    fields.add(new Schema.Field(name, Schema.create(Schema.Type.STRING), "", defaultValue));
    return Schema.createRecord(
        schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
  }
}
