package io.beckon.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.engine.record.CampaignChange;
import io.beckon.schemas.CampaignRecord;
import java.time.Duration;
import java.time.Instant;
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

  @Test
  void aStatusThatIsNotKnownSendsNothing() {
    assertThat(refused(encoded(record().setStatus("paused").build())).reason())
        .isEqualTo("unsupported_status");
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
