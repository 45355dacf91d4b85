package io.beckon.core.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.effect.EmittedEvent;
import io.beckon.core.effect.Notice;
import io.beckon.core.event.Event;
import io.beckon.core.event.ItemNews;
import io.beckon.core.time.TimeRules;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is told of what happens to an item. Instants are seconds; a watch counts for ten of them. */
class DesksTest {

  private static final String DROP =
      "{item: dropped, id: id, watched_by: {did: viewed, within: 10s, unless: removed}}";

  private static final TimeRules RULES = new TimeRules(0, 20_000, 0, 60_000, Long.MIN_VALUE, 0);

  @Test
  void whoeverWatchesTheItemIsToldAndNobodyElse() {
    shelf()
        .does(1, "ann", "viewed", "lamp")
        .does(2, "bob", "viewed", "chair")
        .does(3, "cyd", "noticed", "lamp")
        .happens(5, "dropped", "lamp")
        .until(100)
        .tells("ann at 5");
  }

  @Test
  void theEndOfAWatchIsHeardWhileTheWayOfWatchingIsNotInForce() {
    String watching =
        "{item: dropped, id: id, watched_by: {did: viewed, within: 30d, unless: hidden}}";
    new Shelf()
        .from(0, "drop", watching)
        .from(10, "drop", "{event: other}")
        .from(20, "drop", watching)
        .does(1, "ann", "viewed", "lamp")
        .does(2, "bob", "viewed", "lamp")
        .does(15, "ann", "hidden", "lamp")
        .happens(25, "dropped", "lamp")
        .until(100)
        .tells("bob at 25");
  }

  @Test
  void aWatcherIsToldWhatHappenedAndWhatWasSeen() {
    Shelf shelf =
        shelf()
            .does(1, "ann", "viewed", "lamp", "price", 30L)
            .happens("cause", 4, 5, "dropped", Map.of("id", "lamp", "price", 20L))
            .until(100);

    assertThat(shelf.events()).hasSize(1);
    EmittedEvent told = shelf.events().get(0);
    assertThat(told.name()).isEqualTo("beckon:item:dropped@drop").matches(ItemNews::is);
    assertThat(told.time()).isEqualTo(4_000);
    assertThat(told.decidedAt()).isEqualTo(5_000);
    assertThat(told.properties())
        .isEqualTo(Map.of("id", "lamp", "price", 20L, "seen", Map.of("id", "lamp", "price", 30L)));
  }

  @Test
  void itIsTheSameEventWhoeverComputesIt() {
    Shelf one = shelf().does(1, "ann", "viewed", "lamp").does(2, "bob", "viewed", "lamp");
    one.happens("cause", 5, 5, "dropped", Map.of("id", "lamp")).until(9);
    Shelf other = shelf().does(3, "ann", "viewed", "lamp");
    other.happens("cause", 5, 5, "dropped", Map.of("id", "lamp")).until(9);

    assertThat(one.events()).map(EmittedEvent::messageId).doesNotHaveDuplicates();
    assertThat(other.events().get(0).messageId()).isEqualTo(one.events().get(0).messageId());
  }

  @Test
  void aViewCountsForItsTimeByWhenItHappened() {
    shelf()
        .does(1, "ann", "viewed", "lamp")
        .does(2, "bob", "viewed", "lamp")
        .happens(11, "dropped", "lamp")
        .until(100)
        .tells("bob at 11");
  }

  @Test
  void theLatestViewCountsAndSaysWhatWasSeen() {
    Shelf shelf =
        shelf()
            .does(1, "ann", "viewed", "lamp", "price", 30L)
            .does(8, "ann", "viewed", "lamp", "price", 25L)
            .late(4, 9, "ann", "viewed", "lamp", "price", 28L)
            .happens(12, "dropped", "lamp")
            .until(100);

    shelf.tells("ann at 12");
    assertThat(shelf.events().get(0).properties())
        .containsEntry("seen", Map.of("id", "lamp", "price", 25L));
  }

  @Test
  void whoLookedAfterItHappenedKnows() {
    shelf()
        .does(1, "ann", "viewed", "lamp")
        .does(6, "ann", "viewed", "lamp")
        .happensLate(5, 7, "dropped", "lamp")
        .until(100)
        .tells();
  }

  @Test
  void aViewThatComesBehindTheItemsEventIsTooLate() {
    shelf()
        .happens(5, "dropped", "lamp")
        .until(6)
        .late(1, 7, "ann", "viewed", "lamp")
        .until(100)
        .tells();
  }

  @Test
  void ofOneInstantTheViewsComeFirst() {
    shelf()
        .happens(5, "dropped", "lamp")
        .does(5, "ann", "viewed", "lamp")
        .until(100)
        .tells("ann at 5");
  }

  @Test
  void itDoesNotMatterInWhatOrderTheLogsPartsAreRead() {
    shelf()
        .happens(5, "dropped", "lamp")
        .does(6, "bob", "viewed", "lamp")
        .does(1, "ann", "viewed", "lamp")
        .until(100)
        .tells("ann at 5");
  }

  @Test
  void whatEndsTheWatchEndsIt() {
    shelf()
        .does(1, "ann", "viewed", "lamp")
        .does(1, "bob", "viewed", "lamp")
        .does(2, "ann", "removed", "lamp")
        .does(2, "bob", "removed", "chair")
        .happens(5, "dropped", "lamp")
        .until(100)
        .tells("bob at 5");
  }

  @Test
  void aViewBehindTheEndBeginsAnewAndOneBeforeItDoesNotHoweverLateItComes() {
    shelf()
        .does(3, "ann", "removed", "lamp")
        .does(3, "bob", "removed", "lamp")
        .does(4, "ann", "viewed", "lamp")
        .late(2, 4, "bob", "viewed", "lamp")
        .happens(5, "dropped", "lamp")
        .until(100)
        .tells("ann at 5");
  }

  @Test
  void theConditionsAreAsked() {
    Shelf.watchedBy(
            "{item: dropped, id: id, where: event.price < event.seen.price,"
                + " watched_by: {did: viewed, where: event.list, within: 10s}}")
        .under(RULES)
        .does(1, "ann", "viewed", "lamp", "price", 30L, "list", true)
        .does(1, "bob", "viewed", "lamp", "price", 20L, "list", true)
        .does(1, "cyd", "viewed", "lamp", "price", 30L, "list", false)
        .does(1, "dan", "viewed", "lamp", "list", true)
        .happens(5, "dropped", "lamp", "price", 25L)
        .until(100)
        .tells("ann at 5");
  }

  @Test
  void aNumberIsTheSameItemHoweverItIsWritten() {
    Shelf shelf = shelf();
    shelf
        .take(new Event(Event.Kind.TRACK, "viewed", "ann", "m", 1_000, Map.of("id", 7L)), 1)
        .happens("cause", 5, 5, "dropped", Map.of("id", 7.0))
        .happens("other", 8, 8, "dropped", Map.of("id", "7"))
        .until(100)
        .tells("ann at 5");
  }

  @Test
  void everySecondSoManyAreToldTheOldestFirst() {
    Shelf shelf = shelf().within(new ItemBounds(2, 100));
    for (String user : new String[] {"ann", "bob", "cyd", "dan", "eve"}) {
      shelf.does(1, user, "viewed", "lamp");
    }
    shelf
        .does(2, "ann", "viewed", "lamp")
        .happens(5, "dropped", "lamp")
        .until(5)
        .until(100)
        .tells("bob at 5", "cyd at 5", "dan at 6", "eve at 6", "ann at 7");
  }

  @Test
  void whoLooksAgainWhileOthersAreToldIsNotTold() {
    Shelf shelf = shelf().within(new ItemBounds(1, 100));
    shelf
        .does(1, "ann", "viewed", "lamp")
        .does(1, "bob", "viewed", "lamp")
        .does(1, "cyd", "viewed", "lamp")
        .happens(5, "dropped", "lamp")
        .does(6, "cyd", "viewed", "lamp")
        .does(6, "new", "viewed", "lamp")
        .until(100)
        .tells("ann at 5", "bob at 6");
  }

  @Test
  void whatHappensNextWaitsForItsTurn() {
    Shelf shelf = shelf().within(new ItemBounds(2, 100));
    for (String user : new String[] {"ann", "bob", "cyd"}) {
      shelf.does(1, user, "viewed", "lamp");
    }
    shelf
        .happens(5, "dropped", "lamp", "price", 2L)
        .happens(5, "dropped", "lamp", "price", 1L)
        .until(100)
        .tells("ann at 5", "bob at 5", "cyd at 6", "ann at 6", "bob at 7", "cyd at 7");
    assertThat(shelf.events())
        .map(event -> event.properties().get("price"))
        .containsExactly(2L, 2L, 2L, 1L, 1L, 1L);
  }

  @Test
  void moreThanSoManyDoNotWait() {
    Shelf shelf = shelf().does(1, "ann", "viewed", "lamp");
    // one is told at once, so many wait for the next second, and one is too many
    for (int i = 0; i < ItemBounds.QUEUE + 2; i++) {
      shelf.happens(5, "dropped", "lamp");
    }
    shelf.until(6);

    assertThat(shelf.events()).hasSize(ItemBounds.QUEUE + 1);
    assertThat(shelf.notices()).containsExactly(Notice.ITEM_QUEUE_FULL);
  }

  @Test
  void aProducersRetryTellsNobody() {
    Shelf shelf =
        shelf()
            .does(1, "ann", "viewed", "lamp")
            .happens("cause", 5, 5, "dropped", Map.of("id", "lamp"))
            .happens("cause", 5, 7, "dropped", Map.of("id", "lamp"))
            .until(100);

    shelf.tells("ann at 5");
    assertThat(shelf.notices()).containsExactly(Notice.REPEATED_MESSAGE);
  }

  @Test
  void anEventThatComesTooLateTellsNobody() {
    Shelf shelf =
        shelf().does(1, "ann", "viewed", "lamp").happensLate(2, 23, "dropped", "lamp").until(100);

    shelf.tells();
    assertThat(shelf.notices()).containsExactly(Notice.STALE_EVENT);
  }

  @Test
  void beforeTheCutOverNobodyIsTold() {
    shelf()
        .under(RULES.withSendFrom(6_000))
        .does(1, "ann", "viewed", "lamp")
        .happens(5, "dropped", "lamp")
        .happens(6, "dropped", "lamp")
        .until(100)
        .tells("ann at 6");
  }

  @Test
  void aCampaignKnowsWhoWatchedSinceItCameIntoForce() {
    new Shelf()
        .from(3, "drop", DROP)
        .under(RULES)
        .does(2, "ann", "viewed", "lamp")
        .does(3, "bob", "viewed", "lamp")
        .happens(5, "dropped", "lamp")
        .until(100)
        .tells("bob at 5");
  }

  @Test
  void anotherVersionGoesOnWithWhoIsWatchingAndOneThatSaysOtherwiseBeginsAnew() {
    shelf()
        .from(3, "drop", DROP.replace("item: dropped", "item: sold_out"))
        .from(6, "drop", DROP.replace("unless: removed", "where: event.id != \"\""))
        .does(1, "ann", "viewed", "lamp")
        .happens(4, "dropped", "lamp")
        .happens(5, "sold_out", "lamp")
        .happens(7, "dropped", "lamp")
        .until(100)
        .tells("ann at 5");
  }

  @Test
  void oneEventEntersACampaignOnceWhicheverOfItsTriggersItMeets() {
    Shelf shelf =
        Shelf.watchedBy(
                "[{item: dropped, id: id, watched_by: {did: viewed, within: 10s}},"
                    + " {item: dropped, id: id, watched_by: {did: wished, within: 10s}}]")
            .under(RULES)
            .does(1, "ann", "viewed", "lamp")
            .does(1, "ann", "wished", "lamp")
            .happens(5, "dropped", "lamp")
            .until(100);

    assertThat(shelf.events())
        .map(EmittedEvent::messageId)
        .hasSize(2)
        .containsOnly(shelf.events().get(0).messageId());
  }

  @Test
  void whatNobodyWantsIsCounted() {
    Shelf shelf =
        shelf()
            .happens(5, "painted", "lamp")
            .happens("m", 5, 5, "dropped", Map.of("name", "lamp"))
            .happens("n", 5, 5, "dropped", Map.of("id", "x".repeat(300)));

    assertThat(shelf.notices())
        .containsExactly(
            Notice.ITEM_EVENT_IGNORED, Notice.ITEM_EVENT_IGNORED, Notice.ITEM_EVENT_IGNORED);
    assertThat(shelf.room().isEmpty()).isTrue();
  }

  @Test
  void whatIsTooLargeToBeToldManyTimesIsLeftOut() {
    Shelf shelf = shelf().does(1, "ann", "viewed", "lamp");
    shelf.happens(5, "dropped", "lamp", "text", "x".repeat(ItemBounds.EVENT)).until(100).tells();

    assertThat(shelf.notices()).containsExactly(Notice.ITEM_EVENT_TOO_LARGE);
  }

  @Test
  void beyondTheBoundTheOldestWatcherIsForgotten() {
    Shelf shelf =
        shelf()
            .within(new ItemBounds(10, 2))
            .does(1, "ann", "viewed", "lamp")
            .does(2, "bob", "viewed", "lamp")
            .does(3, "ann", "viewed", "lamp")
            .does(4, "cyd", "viewed", "lamp")
            .happens(5, "dropped", "lamp")
            .until(100);

    shelf.tells("ann at 5", "cyd at 5");
    assertThat(shelf.notices()).containsExactly(Notice.ITEM_WATCHERS_FULL);
  }

  @Test
  void anItemThatNobodyWatchesStoresNothing() {
    Shelf shelf = shelf().happens(5, "dropped", "lamp").until(5);
    assertThat(shelf.room().isEmpty()).isTrue();

    shelf.does(6, "ann", "viewed", "lamp").does(7, "bob", "removed", "lamp").until(30);
    assertThat(shelf.room().isEmpty()).isFalse();

    // ten seconds, twenty that an event may be late, and the minute is full
    shelf.until(60);
    assertThat(shelf.room().isEmpty()).isTrue();
    assertThat(shelf.room().nextInstant()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void thePlanIsAGateForItemsToo() {
    Shelf shelf =
        shelf()
            .planned(
                "plan: shop\nevents:\n  dropped: {also: [Dropped], properties: {id: string!}}\n"
                    + "  viewed: {also: [Viewed], properties: {id: string!}}\n")
            .does(1, "ann", "Viewed", "lamp")
            .happens(5, "Dropped", "lamp")
            .happens("m", 6, 6, "dropped", Map.of("id", 7L))
            .until(100);

    shelf.tells("ann at 5");
    assertThat(shelf.setAside())
        .map(aside -> aside.logged().event().messageId())
        .containsExactly("m");
  }

  private static Shelf shelf() {
    return Shelf.watchedBy(DROP).under(RULES);
  }
}
