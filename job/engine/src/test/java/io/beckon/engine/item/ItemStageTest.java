package io.beckon.engine.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.catalog.Catalog;
import io.beckon.core.compile.Compilation;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.EmittedEvent;
import io.beckon.core.effect.Notice;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.item.ItemBounds;
import io.beckon.core.item.ItemInput;
import io.beckon.core.item.ItemRoom;
import io.beckon.core.item.ItemRouter;
import io.beckon.core.source.SourceText;
import io.beckon.core.time.TimeRules;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.user.StageHarness.Backend;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The item stage must tell whom the core tells, whatever Flink does in between. */
class ItemStageTest {

  private static final String CAMPAIGN =
      """
      campaign: drop
      trigger:
        item: dropped
        id: id
        where: event.price < event.seen.price
        watched_by: {did: viewed, within: 20s, unless: removed}
      steps: [{send: email, template: a}]
      """;

  private static final List<CampaignChange> CAMPAIGNS =
      List.of(new CampaignChange("drop", "v1", "drop.yaml", CAMPAIGN, Long.MIN_VALUE, 0, 1));

  private static final TimeRules RULES = new TimeRules(0, 10_000, 0, 60_000, Long.MIN_VALUE, 0);
  private static final int WATCHERS = 100_000;

  private final Catalog catalog =
      Catalog.of(Compilation.of(List.of(new SourceText("drop.yaml", CAMPAIGN))), Map.of());
  private final ItemRouter router = new ItemRouter(RULES, catalog);

  @Test
  void aHundredThousandWatchersAreEachToldOnceAndNobodyWaitsForThem() throws Exception {
    tellsAHundredThousand(Backend.HEAP);
  }

  @Test
  @Tag("slow")
  void onDiskTheyAreToldAsWell() throws Exception {
    tellsAHundredThousand(Backend.ROCKSDB);
  }

  private void tellsAHundredThousand(Backend backend) throws Exception {
    ItemBounds bounds = ItemBounds.DEFAULT;
    try (ItemHarness stage = new ItemHarness(RULES, bounds, backend, 1, CAMPAIGNS)) {
      for (int i = 0; i < WATCHERS; i++) {
        apply(stage, views("user-" + i, "lamp", 1_000));
      }
      apply(stage, views("ann", "chair", 1_000));
      apply(stage, drops("lamp", 5_000));
      stage.advance(5_000);
      assertThat(stage.effects()).as("a second's worth").hasSize(bounds.perSecond());

      // Log time jumps, as behind a restart: everything is due, and not done in one go.
      stage.announce(100_000);
      int inOneGo = ItemStage.SLICE * bounds.perSecond();
      assertThat(stage.effects()).hasSizeLessThanOrEqualTo(bounds.perSecond() + inOneGo);

      apply(stage, drops("chair", 6_000));
      stage.runOneMail();
      assertThat(users(stage)).as("another item's watcher").contains("ann");
      assertThat(stage.effects()).hasSizeLessThan(WATCHERS / 2);

      stage.snapshotAndRestore(1);
      assertThat(stage.effects()).as("a checkpoint waits for no slice").hasSizeLessThan(WATCHERS);
      stage.advance(100_000);

      assertThat(stage.effects()).hasSize(WATCHERS + 1);
      assertThat(new HashSet<>(users(stage))).hasSize(WATCHERS + 1);
      assertThat(ids(stage)).hasSize(WATCHERS + 1);
    }
  }

  @Test
  void aDeskIsToldInTheOrderOfTheLogWhateverWasReadFirst() throws Exception {
    try (ItemHarness stage = harness(1)) {
      apply(stage, views("bob", "lamp", 6_000));
      apply(stage, drops("lamp", 5_000));
      apply(stage, views("ann", "lamp", 4_000));
      stage.advance(4_999);
      assertThat(stage.effects()).isEmpty();

      stage.advance(10_000);
      assertThat(users(stage)).containsExactly("ann");
    }
  }

  /** A partition that lags for an hour, and a bot: a wake-up reads what its own second brought. */
  @Test
  void anHourOfViewsWaitsOnDiskAndIsTakenSecondBySecond() throws Exception {
    ItemBounds bounds = ItemBounds.DEFAULT;
    try (ItemHarness stage = new ItemHarness(RULES, bounds, Backend.ROCKSDB, 1, CAMPAIGNS)) {
      for (int i = 0; i < 36_000; i++) {
        apply(stage, views("bot-" + i % 1_000, "lamp", 100L * i));
      }
      apply(stage, drops("lamp", 3_599_000));
      stage.snapshotAndRestore(1);
      assertThat(stage.effects()).isEmpty();

      stage.advance(3_700_000);
      // Of the last twenty seconds, one view each of two hundred bots.
      assertThat(users(stage)).hasSize(200).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void itTellsWhomTheCoreTellsHoweverOftenItIsRestored(long seed) throws Exception {
    Random random = new Random(seed);
    List<LoggedEvent> log = log(random);
    ItemBounds bounds = new ItemBounds(2, 1_000);
    List<Effect> expected = new ArrayList<>();
    ItemRoom room = new ItemRoom(RULES, bounds, catalog);
    log.forEach(logged -> room.take(logged, into(expected)));
    room.advance(1_000_000, into(expected));

    try (ItemHarness stage = new ItemHarness(RULES, bounds, Backend.HEAP, 1, CAMPAIGNS)) {
      List<LoggedEvent> left = new ArrayList<>(log);
      while (!left.isEmpty()) {
        // The partitions are read at different speeds, and the slowest says what time it is.
        apply(stage, left.remove(random.nextInt(Math.min(6, left.size()))));
        long unread = left.stream().mapToLong(LoggedEvent::logTime).min().orElse(Long.MAX_VALUE);
        stage.advance(Math.min(unread - 1, 60_000));
        if (random.nextInt(4) == 0) {
          stage.snapshotAndRestore(1 + random.nextInt(2));
        }
      }
      stage.advance(1_000_000);

      assertThat(expected).isNotEmpty();
      assertThat(byItem(stage.effects())).isEqualTo(byItem(expected));
      assertThat(stage.stateEntries()).as("everything has an end").isZero();
      assertThat(stage.pendingWakeUps()).isZero();
    }
  }

  @Test
  void theEndOfTheInputIsNotTime() throws Exception {
    try (ItemHarness stage = harness(1)) {
      apply(stage, views("ann", "lamp", 4_000));
      apply(stage, drops("lamp", 5_000));
      stage.advance(Long.MAX_VALUE);
      assertThat(stage.effects()).isEmpty();
    }
  }

  @Test
  void anItemThatNobodyWatchesLeavesNothingBehind() throws Exception {
    try (ItemHarness stage = harness(1)) {
      apply(stage, drops("lamp", 5_000));
      stage.advance(6_000);
      assertThat(stage.stateEntries()).isZero();
      assertThat(stage.pendingWakeUps()).isZero();
    }
  }

  private static ItemHarness harness(int parallelism) throws Exception {
    return new ItemHarness(RULES, ItemBounds.DEFAULT, Backend.HEAP, parallelism, CAMPAIGNS);
  }

  private void apply(ItemHarness stage, LoggedEvent logged) throws Exception {
    List<ItemInput> inputs = new ArrayList<>();
    router.route(logged, into(new ArrayList<>()), inputs::add);
    for (ItemInput input : inputs) {
      stage.apply(input);
    }
  }

  private static List<LoggedEvent> log(Random random) {
    List<LoggedEvent> log = new ArrayList<>();
    for (int place = 1; place <= 120; place++) {
      String item = random.nextInt(3) == 0 ? "chair" : "lamp";
      String user = "user-" + random.nextInt(8);
      long now = place * 400L;
      log.add(
          switch (random.nextInt(8)) {
            case 0 -> drops(item, now);
            case 1 -> logged(Event.Kind.TRACK, "removed", user, item, now);
            default -> views(user, item, now);
          });
    }
    return log;
  }

  private static LoggedEvent views(String user, String item, long logTime) {
    return logged(Event.Kind.TRACK, "viewed", user, item, logTime);
  }

  private static LoggedEvent drops(String item, long logTime) {
    return logged(Event.Kind.ITEM, "dropped", "", item, logTime);
  }

  private static LoggedEvent logged(
      Event.Kind kind, String name, String user, String item, long logTime) {
    long price = kind == Event.Kind.ITEM ? 5 : 9;
    String id = name + user + item + logTime;
    return new LoggedEvent(
        new Event(kind, name, user, id, logTime, Map.of("id", item, "price", price)), logTime, 0);
  }

  private static List<String> users(ItemHarness stage) {
    return stage.effects().stream().map(Effect::userId).toList();
  }

  private static Set<String> ids(ItemHarness stage) {
    Set<String> ids = new HashSet<>();
    stage.effects().forEach(effect -> ids.add(((EmittedEvent) effect).messageId()));
    return ids;
  }

  private static Map<Object, List<Effect>> byItem(List<Effect> effects) {
    Map<Object, List<Effect>> byItem = new TreeMap<>();
    for (Effect effect : effects) {
      Object item = ((EmittedEvent) effect).properties().get("id");
      byItem.computeIfAbsent(item, id -> new ArrayList<>()).add(effect);
    }
    return byItem;
  }

  private static Effects into(List<Effect> effects) {
    return new Effects() {
      @Override
      public void emit(Effect effect) {
        effects.add(effect);
      }

      @Override
      public void notice(Notice notice) {
        // Counted by ops.
      }
    };
  }
}
