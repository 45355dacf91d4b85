package io.beckon.engine.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.catalog.Control;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.time.TimeRules;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.Said;
import io.beckon.engine.user.StageHarness.Backend;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A control input that is slow delays what is decided, and does not make it another decision. */
class SlowControlTest {

  private static final long START = 1_740_823_200_000L;
  private static final long LEAD = StageHarness.LEAD.toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private static final CampaignChange SHOP =
      new CampaignChange(
          "shop",
          "v1",
          "shop.yaml",
          "campaign: shop\ntrigger: {event: cart}\nfrequency: always\n"
              + "steps: [{wait: 1h}, {send: email, template: first}]\n",
          Long.MIN_VALUE,
          0,
          0);

  private StageHarness stage;
  private int events;

  @BeforeEach
  void start() throws Exception {
    stage = new StageHarness(TimeRules.DEFAULT, Backend.HEAP, 1, List.of(SHOP));
    stage.campaignsReach(START);
    stage.snapshotAndRestore();
  }

  @AfterEach
  void stop() throws Exception {
    stage.close();
  }

  @Test
  void anEventIsNotDecidedBeforeTheCampaignsAreKnown() throws Exception {
    stage.log(pause(START + HOUR));

    cart(START + HOUR - 1);
    cart(START + HOUR);

    assertThat(decisions())
        .containsExactly(Decision.ENTERED, Decision.WAITING, Decision.ALREADY_INSIDE);
    cart("bob", START + HOUR);
    assertThat(decisions()).endsWith(Decision.REFUSED);
  }

  @Test
  void norIsADeadline() throws Exception {
    cart(START);
    stage.log(pause(START + HOUR / 2));

    stage.advance(START + 2 * HOUR);

    assertThat(decisions()).endsWith(Decision.PUT_OFF);
  }

  /** Half of the lead is left for clocks that differ. */
  @Test
  void theLogIsReadOnlyWhereItMustBe() throws Exception {
    int atStart = stage.reads();

    for (long time = START; time < START + LEAD / 2; time += 1_000) {
      cart(time);
    }
    assertThat(stage.reads()).as("within the lead").isEqualTo(atStart);
    for (long time = START + LEAD / 2; time < START + LEAD; time += 1_000) {
      cart(time);
    }
    assertThat(stage.reads()).as("once for as long again").isEqualTo(atStart + 1);
  }

  @Test
  void aControlInputThatIsUpToDateSparesIt() throws Exception {
    int atStart = stage.reads();

    for (long time = START; time < START + HOUR; time += 10_000) {
      stage.controlSays(new Watermark(time));
      cart(time + LEAD - 1);
    }

    assertThat(stage.reads()).isEqualTo(atStart);
  }

  private void cart(long logTime) throws Exception {
    cart("ann", logTime);
  }

  private void cart(String user, long logTime) throws Exception {
    Event event = new Event(Event.Kind.TRACK, "cart", user, "m-" + events++, logTime, Map.of());
    stage.apply(new LoggedEvent(event, logTime, 0));
  }

  private List<Decision> decisions() {
    return stage.effects().stream()
        .filter(JourneyRecord.class::isInstance)
        .map(effect -> ((JourneyRecord) effect).decision())
        .toList();
  }

  private static CampaignChange pause(long from) {
    Said said = new Said(Control.of(Control.Verb.PAUSE, "shop"), "1", from, "");
    return new CampaignChange(said, from, 0, 1);
  }
}
