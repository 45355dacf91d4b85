package io.beckon.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.cli.Publishable;
import io.beckon.core.effect.Effect;
import io.beckon.core.scenario.Moment;
import io.beckon.core.scenario.Scenario;
import io.beckon.core.scenario.ScenarioRun;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.user.StageHarness;
import io.beckon.engine.user.StageHarness.Backend;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/**
 * Lane B: the same scenarios by the operator as Flink runs it, with a checkpoint, a crash and a
 * restart after every entry, back and forth between one worker and two. What journeys emit comes
 * back as it would through the log. It must put out what lane A does, for each user in the same
 * order.
 */
class OperatorLaneTest {

  /** How far the watermark stays behind log time, as in the job. */
  private static final long SKEW = 2_000;

  @TestFactory
  Stream<DynamicContainer> scenarios() {
    return EachScenario.tests(OperatorLaneTest::run);
  }

  private static void run(CampaignFolder folder, Scenario scenario) throws Exception {
    List<Effect> expected = ScenarioRun.of(scenario, folder.editions());
    List<Effect> effects = new ArrayList<>();
    try (StageHarness stage =
        new StageHarness(scenario.rules(), Backend.HEAP, 1, published(folder, scenario))) {
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
        stage.advance(reached);
        stage.snapshotAndRestore(3 - stage.parallelism());
      }
      stage.advance(scenario.end());
      assertThat(stage.deadLetters()).isEmpty();
      effects.addAll(stage.effects());
    }

    assertThat(byUser(effects)).isEqualTo(byUser(expected));
  }

  /** All that the folder's files say, as the campaigns' log carries it. */
  private static List<CampaignChange> published(CampaignFolder folder, Scenario scenario) {
    return Publishable.among(folder.compiled()).stream()
        .map(
            thing -> thing.change(scenario.published().getOrDefault(thing.id(), Long.MIN_VALUE), 0))
        .toList();
  }

  private static Map<String, List<Effect>> byUser(List<Effect> effects) {
    Map<String, List<Effect>> byUser = new TreeMap<>();
    for (Effect effect : effects) {
      byUser.computeIfAbsent(effect.userId(), user -> new ArrayList<>()).add(effect);
    }
    return byUser;
  }
}
