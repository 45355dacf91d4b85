package io.beckon.engine.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.engine.record.CampaignChange;
import io.beckon.runtime.log.RawRecord;
import io.beckon.runtime.wire.SingleObject;
import io.beckon.schemas.CampaignRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class CampaignDecoderTest {

  @Test
  void whatIsOnlyDeliverysGoesNoFurtherAndIsNotSetAside() throws Exception {
    try (OneInputStreamOperatorTestHarness<RawRecord, CampaignChange> decoder =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(new CampaignDecoder(Duration.ZERO)))) {
      decoder.open();

      decoder.processElement(record("template"), 0);
      assertThat(decoder.extractOutputValues()).isEmpty();
      assertThat(decoder.getSideOutput(CampaignDecoder.DEAD_LETTERS)).isNull();

      decoder.processElement(record("recipe"), 0);
      assertThat(decoder.getSideOutput(CampaignDecoder.DEAD_LETTERS)).hasSize(1);

      decoder.processElement(record("campaign"), 0);
      assertThat(decoder.extractOutputValues()).hasSize(1);
    }
  }

  private static RawRecord record(String kind) {
    CampaignRecord record =
        CampaignRecord.newBuilder()
            .setKind(kind)
            .setCampaign("thanks")
            .setVersion("v1")
            .setSource("subject: Thank you")
            .build();
    return new RawRecord(
        (kind + " thanks@v1").getBytes(StandardCharsets.UTF_8),
        SingleObject.encode(CampaignRecord.getEncoder(), record),
        1_000,
        "campaigns",
        0,
        7,
        false);
  }
}
