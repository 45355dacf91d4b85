package io.beckon.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.catalog.Control;
import io.beckon.core.effect.CancelCommand;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.EmittedEvent;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.SendCommand;
import io.beckon.core.effect.SetAsideEvent;
import io.beckon.core.event.Decoded;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.event.SegmentReader;
import io.beckon.core.model.Category;
import io.beckon.core.source.SourceText;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.ChangeKind;
import io.beckon.engine.record.Outgoing;
import io.beckon.engine.record.Said;
import io.beckon.runtime.wire.DeadLetters;
import io.beckon.schemas.DeadLetter;
import io.beckon.schemas.HoldCommand;
import io.beckon.schemas.ValueRead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvroEffectsTest {

  private static final long NOON = Instant.parse("2025-03-01T12:00:00Z").toEpochMilli();

  private final AvroEffects effects = new AvroEffects("events", "campaigns");

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
                Map.of("visits", Map.of("page", "/contact")),
                Map.of("percent", 10L),
                Map.of("offer", "ten"),
                Map.of("subject", "Ten off"),
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
                "{\"visits\":{\"page\":\"/contact\"}}",
                "{\"plan\":\"pro\"}",
                "{\"percent\":10}",
                "{\"offer\":\"ten\"}",
                "{\"subject\":\"Ten off\"}"));
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
  void anEmittedEventIsReadAsTheEventThatItIs() {
    Outgoing sent =
        effects.encode(
            new EmittedEvent("id", "ann", "tier_reached", NOON, NOON + 60_000, Map.of("n", 3L)));
    assertThat(sent.topic()).isEqualTo(Outgoing.Topic.EVENTS);
    assertThat(sent.logTime()).isEqualTo(NOON + 60_000);
    assertThat(new String(sent.key(), StandardCharsets.UTF_8)).isEqualTo("ann");
    assertThat(SegmentReader.read(sent.value(), NOON + 90_000))
        .isEqualTo(
            new Decoded.Accepted(
                new Event(Event.Kind.TRACK, "tier_reached", "ann", "id", NOON, Map.of("n", 3L)),
                NOON + 90_000));
  }

  @Test
  void whoIsNotKnownYetHasTheKeyOfTheirOwnEvents() {
    Outgoing sent =
        effects.encode(new EmittedEvent("id", "anon:device-1", "seen", NOON, NOON, Map.of()));
    assertThat(new String(sent.key(), StandardCharsets.UTF_8)).isEqualTo("device-1");
    assertThat(((Decoded.Accepted) SegmentReader.read(sent.value(), NOON)).event().userId())
        .isEqualTo("anon:device-1");
  }

  @Test
  void anEmittedEventThatNobodyWouldReadIsADeadLetter() throws Exception {
    Map<String, Object> large = Map.of("text", "x".repeat(SegmentReader.MAX_RECORD));
    Outgoing sent = effects.encode(new EmittedEvent("id", "ann", "seen", NOON, NOON + 1, large));
    DeadLetter letter = letter(sent);
    assertThat(letter.getReason()).isEqualTo("too_large");
    assertThat(letter.getTopic()).isEqualTo("events");
    assertThat(letter.getPartition()).isEqualTo(-1);
    assertThat(letter.getOffset()).isEqualTo(-1);
    assertThat(letter.getTruncated()).isTrue();
    assertThat(letter.getLogTime().toEpochMilli()).isEqualTo(NOON + 1);
  }

  @Test
  void anEventThatBreaksThePlanIsADeadLetterOfItsPlace() throws Exception {
    Event event =
        new Event(Event.Kind.TRACK, "order_placed", "ann", "m1", NOON, Map.of("total", "much"));
    Outgoing sent =
        effects.encode(
            new SetAsideEvent(
                new LoggedEvent(event, NOON + 5, 2, 41), "breaks_plan", "`total` is no number"));
    DeadLetter letter = letter(sent);
    assertThat(new String(sent.key(), StandardCharsets.UTF_8)).isEqualTo("ann");
    assertThat(letter.getReason()).isEqualTo("breaks_plan");
    assertThat(letter.getText()).isEqualTo("`total` is no number");
    assertThat(letter.getTopic()).isEqualTo("events");
    assertThat(letter.getPartition()).isEqualTo(2);
    assertThat(letter.getOffset()).isEqualTo(41);
    assertThat(letter.getLogTime().toEpochMilli()).isEqualTo(NOON + 5);
    assertThat(SegmentReader.read(letter.getValue().array(), NOON + 5))
        .isEqualTo(new Decoded.Accepted(event, NOON + 5));
  }

  @ParameterizedTest
  @CsvSource({
    "CAMPAIGN, c@v1, bad_campaign",
    "POLICY, policy c@v1, bad_policy",
    "PLAN, plan c@v1, bad_plan",
    "CONTROL, c@v1, bad_control"
  })
  void aChangeHasTheKeyOfItsRecordAndAReasonOfItsKind(ChangeKind kind, String key, String reason)
      throws Exception {
    SourceText text = new SourceText("c.yaml", "c");
    Outgoing sent =
        effects.encode(new CampaignChange(kind, "c", "v1", text, List.of(), 5, 0, 7), "why not");
    assertThat(new String(sent.key(), StandardCharsets.UTF_8)).isEqualTo(key);
    assertThat(letter(sent).getReason()).isEqualTo(reason);
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

  @ParameterizedTest
  @CsvSource({"PAUSE, true", "RESUME, false"})
  void deliveryIsToldOfWhatIsHeldAndLetGo(Control.Verb verb, boolean held) throws Exception {
    Outgoing sent = effects.hold(said(Control.of(verb, "*"))).orElseThrow();

    assertThat(sent.topic()).isEqualTo(Outgoing.Topic.SENDS);
    assertThat(new String(sent.key(), StandardCharsets.UTF_8)).isEqualTo("*");
    HoldCommand command = HoldCommand.getDecoder().decode(sent.value());
    assertThat(command.getHoldId()).isEqualTo("*@7");
    assertThat(command.getCampaign()).isEqualTo("*");
    assertThat(command.getHeld()).isEqualTo(held);
    assertThat(command.getHeldAt()).isEqualTo(Instant.ofEpochMilli(5));
    assertThat(command.getReason()).isEqualTo("why");
  }

  @ParameterizedTest
  @CsvSource({"END", "ROLLBACK"})
  void deliveryIsNotToldOfTheRest(Control.Verb verb) {
    assertThat(effects.hold(said(Control.of(verb, "c")))).isEmpty();
  }

  /** As the job itself reads it. */
  @Test
  void aPauseForTheCampaignsLog() {
    Outgoing sent = effects.pause("c", "brake-0-5", "too many", 5);

    assertThat(sent.topic()).isEqualTo(Outgoing.Topic.CAMPAIGNS);
    assertThat(sent.logTime()).isEqualTo(5);
    assertThat(new String(sent.key(), StandardCharsets.UTF_8)).isEqualTo("c@brake-0-5");
    DeadLetters.Place place = new DeadLetters.Place("campaigns", 0, 9, 7);
    assertThat(new CampaignRecords(Duration.ZERO).read(sent.value(), place))
        .isEqualTo(
            new CampaignRecords.Published(
                new CampaignChange(
                    new Said(Control.of(Control.Verb.PAUSE, "c"), "brake-0-5", 7, "too many"),
                    7,
                    0,
                    9)));
  }

  private static CampaignChange said(Control control) {
    return new CampaignChange(new Said(control, "7", 5, "why"), 30_005, 0, 9);
  }

  private static DeadLetter letter(Outgoing sent) throws IOException {
    assertThat(sent.topic()).isEqualTo(Outgoing.Topic.DEAD_LETTERS);
    return DeadLetter.getDecoder().decode(sent.value());
  }
}
