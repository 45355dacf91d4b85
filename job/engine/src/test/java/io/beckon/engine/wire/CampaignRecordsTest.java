package io.beckon.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.catalog.Control;
import io.beckon.core.model.InFlight;
import io.beckon.core.source.SourceText;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.ChangeKind;
import io.beckon.engine.record.InFlightWords;
import io.beckon.engine.record.Said;
import io.beckon.runtime.wire.DeadLetters;
import io.beckon.runtime.wire.SingleObject;
import io.beckon.schemas.CampaignRecord;
import io.beckon.schemas.UsedFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignRecordsTest {

  private static final long APPENDED = 1_000_000;
  private static final DeadLetters.Place PLACE = new DeadLetters.Place("campaigns", 0, 7, APPENDED);

  private final CampaignRecords records = new CampaignRecords(Duration.ofSeconds(30));

  @ParameterizedTest
  @CsvSource({", 1030000", "0, 1030000", "1029999, 1030000", "2000000, 2000000"})
  void inForceFromWhenItWasAskedAndNotBeforeTheLead(Long asked, long effectiveFrom) {
    CampaignRecord record =
        record().setEffectiveFrom(asked == null ? null : Instant.ofEpochMilli(asked)).build();
    assertThat(records.read(encoded(record), PLACE))
        .isEqualTo(
            new CampaignRecords.Published(
                new CampaignChange("c", "v1", "c.yaml", "campaign: c", effectiveFrom, 0, 7)));
  }

  @ParameterizedTest
  @CsvSource({"campaign, CAMPAIGN", "policy, POLICY", "plan, PLAN", "template, TEMPLATE"})
  void whatItIsAboutAndWhichFilesItUses(String word, ChangeKind kind) {
    UsedFile used = new UsedFile("loyal.yaml", "segment: loyal");
    CampaignRecord record = record().setKind(word).setUses(List.of(used)).build();
    assertThat(records.read(encoded(record), PLACE))
        .isEqualTo(
            new CampaignRecords.Published(
                new CampaignChange(
                    kind,
                    "c",
                    "v1",
                    new SourceText("c.yaml", "campaign: c"),
                    List.of(new SourceText("loyal.yaml", "segment: loyal")),
                    APPENDED + 30_000,
                    0,
                    7)));
  }

  @Test
  void aKindThatIsNotKnownIsRefused() {
    assertThat(refused(encoded(record().setKind("recipe").build())).reason())
        .isEqualTo("unsupported_kind");
  }

  /** Bytes that a build of before wrote into the compacted topic, where they lie for ever. */
  @Test
  void aRecordOfBeforeThereWereOtherKindsIsRead() {
    byte[] earlier =
        HexFormat.of()
            .parseHex(
                "c301"
                    + "ca9fa5967578e944"
                    + "0263" // c
                    + "047631" // v1
                    + "0c632e79616d6c" // c.yaml
                    + "1663616d706169676e3a2063" // campaign: c
                    + "00" // no effectiveFrom
                    + "0c616374697665"); // active
    assertThat(records.read(earlier, PLACE))
        .isEqualTo(
            new CampaignRecords.Published(
                new CampaignChange("c", "v1", "c.yaml", "campaign: c", APPENDED + 30_000, 0, 7)));
  }

  /** The form before there were words about how campaigns stand. */
  @Test
  void aRecordOfBeforeThereWereControlsIsRead() {
    byte[] earlier =
        HexFormat.of()
            .parseHex(
                "c301"
                    + "f8c67ef0eccd26d4"
                    + "0263" // c
                    + "047631" // v1
                    + "0c632e79616d6c" // c.yaml
                    + "1663616d706169676e3a2063" // campaign: c
                    + "00" // no effectiveFrom
                    + "0c616374697665" // active
                    + "1063616d706169676e" // campaign
                    + "00"); // uses nothing
    assertThat(records.read(earlier, PLACE))
        .isEqualTo(
            new CampaignRecords.Published(
                new CampaignChange("c", "v1", "c.yaml", "campaign: c", APPENDED + 30_000, 0, 7)));
  }

  /** Avro would believe each of these, and make room for what they claim. */
  @ParameterizedTest
  @CsvSource({
    // two thousand million files, in a block that says it is 2 bytes long
    "campaign, ffcfacf30e 04 0000 00",
    // as many without a length
    "campaign, 80d0acf30e 00",
    // more than Java counts
    "campaign, ffffffffff3f 04 0000 00",
    "campaign, 808080808040 00",
    // a file name of a gigabyte
    "campaign, 02 8080808008 00",
  })
  void aListThatClaimsMoreThanThereIsTakesNoRoom(String kind, String uses) {
    byte[] whole = encoded(record().setKind(kind).build());
    // Behind the list there are three empty texts.
    byte[] withoutUses = Arrays.copyOf(whole, whole.length - 4);
    byte[] list = HexFormat.of().parseHex(uses.replace(" ", ""));
    byte[] claiming = Arrays.copyOf(withoutUses, withoutUses.length + list.length + 3);
    System.arraycopy(list, 0, claiming, withoutUses.length, list.length);
    assertThat(refused(claiming).reason()).isEqualTo("not_avro");
  }

  @Test
  void aBranchThatAUnionDoesNotHaveIsRefused() {
    byte[] record = encoded(record().build());
    int branch = new String(record, StandardCharsets.ISO_8859_1).indexOf("campaign: c") + 11;
    assertThat(record[branch]).as("null, the first of the union").isZero();
    record[branch] = 4;
    assertThat(refused(record).reason()).isEqualTo("not_avro");
  }

  @ParameterizedTest
  @CsvSource({
    "paused, , , PAUSE",
    "active, , , RESUME",
    "active, v1, finish, ROLLBACK",
    "ended, , , END",
    "ended, , stop, END",
  })
  void howACampaignStands(String status, String version, String inFlight, Control.Verb verb) {
    CampaignRecord record =
        control()
            .setStatus(status)
            .setVersion(Objects.toString(version, ""))
            .setInFlight(Objects.toString(inFlight, ""))
            .build();
    Control control =
        new Control(
            verb,
            "c",
            Objects.toString(version, ""),
            InFlightWords.read(Objects.toString(inFlight, "")));
    assertThat(records.read(encoded(record), PLACE))
        .isEqualTo(
            new CampaignRecords.Published(
                new CampaignChange(
                    new Said(control, "1", APPENDED, "why"), APPENDED + 30_000, 0, 7)));
  }

  /** Delivery holds from when it was said, the campaigns a lead behind. */
  @ParameterizedTest
  @CsvSource({"1029999, 1029999, 1030000", "2000000, 2000000, 2000000", "0, 1000000, 1030000"})
  void aControlThatWasAskedForLater(long asked, long said, long effectiveFrom) {
    CampaignRecord record = control().setEffectiveFrom(Instant.ofEpochMilli(asked)).build();
    CampaignRecords.Published read =
        (CampaignRecords.Published) records.read(encoded(record), PLACE);
    assertThat(read.change().said().at()).isEqualTo(said);
    assertThat(read.change().effectiveFrom()).isEqualTo(effectiveFrom);
  }

  @Test
  void whatIsWrittenOfAControlIsRead() {
    for (Control.Verb verb : Control.Verb.values()) {
      String version = verb == Control.Verb.ROLLBACK ? "v1" : "";
      Control control = new Control(verb, "c", version, Optional.of(new InFlight.Stop()));
      CampaignRecord record = CampaignRecords.of(control, "3", "why").build();
      CampaignRecords.Published read =
          (CampaignRecords.Published) records.read(encoded(record), PLACE);
      assertThat(read.change().said().control()).isEqualTo(control);
      assertThat(read.change().key()).isEqualTo("c@3");
    }
  }

  @Test
  void aControlThatIsNotUnderstoodIsRefused() {
    assertThat(refused(encoded(control().setStatus("gone").build())).reason())
        .isEqualTo("unsupported_status");
    assertThat(refused(encoded(control().setInFlight("swim").build())).reason())
        .isEqualTo("bad_control");
    assertThat(refused(encoded(control().setSequence("").build())).reason())
        .isEqualTo("bad_control");
  }

  @Test
  void whatIsPublishedIsActive() {
    assertThat(refused(encoded(record().setStatus("paused").build())).reason())
        .isEqualTo("unsupported_status");
  }

  private static CampaignRecord.Builder control() {
    return CampaignRecords.of(Control.of(Control.Verb.PAUSE, "c"), "1", "why");
  }

  @Test
  void rubbishIsRefused() {
    assertThat(refused(new byte[] {1, 2, 3}).reason()).isEqualTo("not_avro");
    assertThat(refused(new byte[0]).reason()).isEqualTo("not_avro");
  }

  @Test
  void whatWasTakenBackIsNothing() {
    assertThat(records.read(null, PLACE)).isEqualTo(new CampaignRecords.Nothing());
  }

  private CampaignRecords.Refused refused(byte[] value) {
    CampaignRecords.Read read = records.read(value, PLACE);
    assertThat(read).isInstanceOf(CampaignRecords.Refused.class);
    return (CampaignRecords.Refused) read;
  }

  private static CampaignRecord.Builder record() {
    return CampaignRecord.newBuilder()
        .setCampaign("c")
        .setVersion("v1")
        .setFileName("c.yaml")
        .setSource("campaign: c");
  }

  private static byte[] encoded(CampaignRecord record) {
    return SingleObject.encode(CampaignRecord.getEncoder(), record);
  }
}
