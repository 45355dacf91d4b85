package io.beckon.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.cli.campaigns.Publishable;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.EmittedEvent;
import io.beckon.core.event.ItemNews;
import io.beckon.core.item.ItemBounds;
import io.beckon.core.item.ItemInput;
import io.beckon.core.scenario.Moment;
import io.beckon.core.scenario.Scenario;
import io.beckon.core.scenario.ScenarioRun;
import io.beckon.engine.item.ItemHarness;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.user.StageHarness;
import io.beckon.engine.user.StageHarness.Backend;
import io.beckon.sequence.HostedSequences;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/**
 * Lane B: the same scenarios by the operators as Flink runs them, with a checkpoint, a crash and a
 * restart after every entry, back and forth between one worker and two. What journeys emit, and
 * what watchers of items are told, comes back as it would through the log. Both stages must put out
 * what lane A does, for each user in the same order.
 */
class OperatorLaneTest {

  /** How far the watermark stays behind log time, as in the job. */
  private static final long SKEW = 2_000;

  @TestFactory
  Stream<DynamicContainer> scenarios() {
    return EachScenario.tests(OperatorLaneTest::run);
  }

  private static void run(CampaignFolder folder, Scenario scenario) throws Exception {
    List<Effect> expected = ScenarioRun.of(scenario, folder.editions(), new HostedSequences());
    List<Effect> effects = new ArrayList<>();
    List<Effect> told = new ArrayList<>();
    List<CampaignChange> published = published(folder, scenario);
    try (StageHarness stage = new StageHarness(scenario.rules(), Backend.HEAP, 1, published);
        ItemHarness items =
            new ItemHarness(scenario.rules(), ItemBounds.DEFAULT, Backend.HEAP, 1, published)) {
      long reached = Long.MIN_VALUE;
      Deque<CampaignChange> changes = new ArrayDeque<>(Changed.in(scenario, folder.editions()));
      for (Moment moment : LoopedBack.timeline(scenario, expected)) {
        while (!changes.isEmpty() && changes.getFirst().effectiveFrom() <= moment.logTime()) {
          stage.publish(changes.removeFirst());
        }
        if (moment.event().isPresent()) {
          stage.apply(moment.event().get());
          reached = Math.max(reached, moment.logTime() - SKEW);
        } else {
          reached = Math.max(reached, moment.logTime());
        }
        advance(stage, items, reached);
        stage.snapshotAndRestore(3 - stage.parallelism());
        items.snapshotAndRestore(3 - items.parallelism());
      }
      advance(stage, items, scenario.end());
      assertThat(stage.deadLetters()).isEmpty();
      effects.addAll(stage.effects());
      told.addAll(items.effects());
    }

    assertThat(byUser(effects)).isEqualTo(byUser(expected, effect -> !isTold(effect)));
    assertThat(byUser(told)).isEqualTo(byUser(expected, OperatorLaneTest::isTold));
  }

  private static void advance(StageHarness stage, ItemHarness items, long logTime)
      throws Exception {
    stage.advance(logTime);
    for (ItemInput input : stage.takeItemInputs()) {
      items.apply(input);
    }
    items.advance(logTime);
  }

  /** Whether a watcher of an item is told, rather than a journey having decided. */
  private static boolean isTold(Effect effect) {
    return effect instanceof EmittedEvent event && ItemNews.is(event.name());
  }

  /** All that the folder's files say, as the campaigns' log carries it. */
  private static List<CampaignChange> published(CampaignFolder folder, Scenario scenario) {
    return Publishable.among(folder.compiled()).stream()
        .map(
            thing -> thing.change(scenario.published().getOrDefault(thing.id(), Long.MIN_VALUE), 0))
        .toList();
  }

  private static Map<String, List<Effect>> byUser(List<Effect> effects, Predicate<Effect> which) {
    return byUser(effects.stream().filter(which).toList());
  }

  private static Map<String, List<Effect>> byUser(List<Effect> effects) {
    Map<String, List<Effect>> byUser = new TreeMap<>();
    for (Effect effect : effects) {
      byUser.computeIfAbsent(effect.userId(), user -> new ArrayList<>()).add(effect);
    }
    return byUser;
  }
}
