package io.beckon.engine.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.effect.SetAsideEvent;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.item.ItemInput;
import io.beckon.core.source.SourceText;
import io.beckon.core.time.TimeRules;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.ChangeKind;
import io.beckon.engine.user.StageHarness.Backend;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The user stage takes events to the desks of items, and looks at no user's entry for that. */
class ItemRoutingTest {

  private static final long NOON = 1_740_830_400_000L;

  private static final CampaignChange DROP =
      new CampaignChange(
          "drop",
          "v1",
          "drop.yaml",
          """
          campaign: drop
          trigger: {item: dropped, id: id, watched_by: {did: viewed, within: 7d, unless: hidden}}
          steps: [{send: email, template: a}]
          """,
          Long.MIN_VALUE,
          0,
          1);

  private static final CampaignChange PLAN =
      new CampaignChange(
          ChangeKind.PLAN,
          "shop",
          "v1",
          new SourceText(
              "plan.yaml",
              "plan: shop\nevents:\n  dropped: {properties: {id: string!, price: number!}}\n"),
          List.of(),
          Long.MIN_VALUE,
          0,
          2);

  private StageHarness stage;

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  @Test
  void whatUsersDoAndWhatHappensToAnItemMeetAtItsDesk() throws Exception {
    stage = stage(DROP);
    stage.apply(tracked("viewed", "ann"));
    stage.apply(tracked("hidden", "bob"));
    stage.apply(tracked("noticed", "cyd"));
    stage.apply(happened(Map.of("id", "lamp")));

    List<ItemInput> told = stage.takeItemInputs();

    assertThat(told)
        .extracting(ItemInput::kind)
        .containsExactly(ItemInput.Kind.SEEN, ItemInput.Kind.ENDED, ItemInput.Kind.HAPPENED);
    assertThat(told).extracting(ItemInput::userId).containsExactly("ann", "bob", "");
    assertThat(told).extracting(input -> input.key().text()).containsOnly(told.get(0).key().text());
  }

  @Test
  void noEntryIsLookedAtWhereOnlyItemsCare() throws Exception {
    stage = stage(DROP);
    stage.apply(tracked("viewed", "ann"));
    stage.apply(happened(Map.of("id", "lamp")));

    assertThat(stage.stateEntries()).isZero();
    assertThat(stage.pendingWakeUps()).isZero();
  }

  @Test
  void whereNobodyWatchesAnythingNothingGoesAnywhere() throws Exception {
    stage = stage();
    stage.apply(tracked("viewed", "ann"));
    stage.apply(happened(Map.of("id", "lamp")));

    assertThat(stage.takeItemInputs()).isEmpty();
    assertThat(stage.effects()).isEmpty();
  }

  @Test
  void anItemsEventThatBreaksThePlanIsSetAsideOnce() throws Exception {
    stage = stage(DROP, PLAN);
    stage.apply(happened(Map.of("id", "lamp")));

    assertThat(stage.takeItemInputs()).isEmpty();
    assertThat(stage.effects()).singleElement().isInstanceOf(SetAsideEvent.class);
  }

  @Test
  void aCampaignThatIsPublishedLaterWatchesFromThenOn() throws Exception {
    stage = stage();
    stage.apply(tracked("viewed", "ann"));
    stage.publish(DROP);
    stage.apply(tracked("viewed", "bob"));

    assertThat(stage.takeItemInputs()).extracting(ItemInput::userId).containsExactly("bob");
  }

  private static StageHarness stage(CampaignChange... changes) throws Exception {
    return new StageHarness(TimeRules.DEFAULT, Backend.HEAP, 1, List.of(changes));
  }

  private static LoggedEvent tracked(String name, String user) {
    return logged(Event.Kind.TRACK, name, user, Map.of("id", "lamp"));
  }

  private static LoggedEvent happened(Map<String, Object> properties) {
    return logged(Event.Kind.ITEM, "dropped", "", properties);
  }

  private static LoggedEvent logged(
      Event.Kind kind, String name, String user, Map<String, Object> properties) {
    return new LoggedEvent(new Event(kind, name, user, name + user, NOON, properties), NOON, 0);
  }
}
