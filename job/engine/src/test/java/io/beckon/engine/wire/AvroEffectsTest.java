package io.beckon.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.effect.CancelCommand;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.SendCommand;
import io.beckon.core.model.Category;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.Outgoing;
import io.beckon.schemas.DeadLetter;
import io.beckon.schemas.ValueRead;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AvroEffectsTest {

  private final AvroEffects effects = new AvroEffects("campaigns");

  @Test
  void aSendCommand() throws Exception {
    Outgoing sent =
        effects.encode(
            new SendCommand(
                "id",
                "j",
                "c",
                "v1",
                "remind",
                "ann",
                "email",
                "cart",
                Category.TRANSACTIONAL,
                "offers",
                1,
                2,
                3,
                "cart",
                Map.of("price", 25L),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of("plan", "pro")));
    assertThat(sent.topic()).isEqualTo(Outgoing.Topic.SENDS);
    assertThat(new String(sent.key(), StandardCharsets.UTF_8)).isEqualTo("ann");
    assertThat(io.beckon.schemas.SendCommand.getDecoder().decode(sent.value()))
        .isEqualTo(
            new io.beckon.schemas.SendCommand(
                "id",
                "j",
                "c",
                "v1",
                "remind",
                "ann",
                "email",
                "cart",
                "transactional",
                "offers",
                Instant.ofEpochMilli(1),
                Instant.ofEpochMilli(2),
                Instant.ofEpochMilli(3),
                "cart",
                "{\"price\":25}",
                "{\"plan\":\"pro\"}"));
  }

  @Test
  void aCancelCommandGoesWhereTheSendWent() throws Exception {
    Outgoing sent =
        effects.encode(new CancelCommand("id", "j", "c", "v1", "remind", "ann", "goal", 9));
    assertThat(sent.topic()).isEqualTo(Outgoing.Topic.SENDS);
    assertThat(io.beckon.schemas.CancelCommand.getDecoder().decode(sent.value()))
        .isEqualTo(
            new io.beckon.schemas.CancelCommand(
                "id", "j", "c", "v1", "remind", "ann", "goal", Instant.ofEpochMilli(9)));
  }

  @Test
  void aJourneyRecordKeepsTheOrderOfWhatWasAsked() throws Exception {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("profile.plan", "\"pro\"");
    values.put("event.price", "25");
    Outgoing sent =
        effects.encode(
            new JourneyRecord(
                "ann", "c", "v1", "j", Decision.HELD_BACK, "remind", 1, 2, "expired", values));
    assertThat(sent.topic()).isEqualTo(Outgoing.Topic.JOURNEYS);
    assertThat(io.beckon.schemas.JourneyRecord.getDecoder().decode(sent.value()))
        .isEqualTo(
            new io.beckon.schemas.JourneyRecord(
                "ann",
                "c",
                "v1",
                "j",
                "held_back",
                "remind",
                Instant.ofEpochMilli(1),
                Instant.ofEpochMilli(2),
                "expired",
                List.of(
                    new ValueRead("profile.plan", "\"pro\""), new ValueRead("event.price", "25"))));
  }

  @Test
  void aCampaignThatWasNotTakenIsADeadLetterOfItsTopic() throws Exception {
    Outgoing sent =
        effects.encode(new CampaignChange("c", "v1", "c.yaml", "campaign: c", 5, 0, 7), "why not");
    DeadLetter letter = DeadLetter.getDecoder().decode(sent.value());
    assertThat(letter.getReason()).isEqualTo(AvroEffects.BAD_CAMPAIGN);
    assertThat(letter.getText()).isEqualTo("why not");
    assertThat(letter.getTopic()).isEqualTo("campaigns");
    assertThat(letter.getOffset()).isEqualTo(7);
    assertThat(StandardCharsets.UTF_8.decode(letter.getValue()).toString())
        .isEqualTo("campaign: c");
  }
}
