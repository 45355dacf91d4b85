package io.beckon.engine.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.effect.Effect;
import io.beckon.core.time.TimeRules;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.user.RandomPlan.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/**
 * However Flink hosts the core, it decides what the core decides alone: with whatever watermarks,
 * restarts, numbers of workers and campaigns that become known on the way.
 */
class StageEquivalenceTest {

  private static final Duration AFTERWARDS = Duration.ofDays(60);

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void onTheHeap(@ForAll("plans") RandomPlan plan) throws Exception {
    check(plan, StageHarness.Backend.HEAP);
  }

  @Property(tries = 6, edgeCases = EdgeCasesMode.NONE)
  void onRocksDb(@ForAll("plans") RandomPlan plan) throws Exception {
    check(plan, StageHarness.Backend.ROCKSDB);
  }

  /** The control input brings nothing: what is in force is only what the stage looks up. */
  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void withAControlInputThatDoesNotCome(@ForAll("plans") RandomPlan plan) throws Exception {
    check(plan, StageHarness.Backend.HEAP, StageHarness::log);
  }

  @Tag("slow")
  @Property(tries = 3_000)
  void onTheHeapForLonger(@ForAll("plans") RandomPlan plan) throws Exception {
    check(plan, StageHarness.Backend.HEAP);
  }

  @Provide
  Arbitrary<RandomPlan> plans() {
    Arbitrary<int[]> numbers =
        Arbitraries.integers().between(0, 4_999).array(int[].class).ofSize(RandomPlan.NUMBERS);
    return Combinators.combine(
            numbers.list().ofMinSize(1).ofMaxSize(4),
            numbers.list().ofMaxSize(4),
            numbers.list().ofMinSize(1).ofMaxSize(50))
        .as(RandomPlan::of);
  }

  private static void check(RandomPlan plan, StageHarness.Backend backend) throws Exception {
    check(plan, backend, StageHarness::publish);
  }

  /** How a change of the campaigns reaches the stage. */
  private interface Way {
    void bring(StageHarness stage, CampaignChange change) throws Exception;
  }

  private static void check(RandomPlan plan, StageHarness.Backend backend, Way way)
      throws Exception {
    long end = plan.newest() + AFTERWARDS.toMillis();
    BareCore core = new BareCore(TimeRules.DEFAULT, plan.allChanges());
    plan.entries.forEach(entry -> core.apply(entry.event()));
    core.advance(end);

    assertThat(byUser(hosted(plan, backend, way, end))).isEqualTo(byUser(core.effects()));
  }

  private static List<Effect> hosted(
      RandomPlan plan, StageHarness.Backend backend, Way way, long end) throws Exception {
    List<CampaignChange> before = plan.changes.getOrDefault(0, List.of());
    int workers = 1 + plan.entries.size() % 2;
    int slice = 1 + plan.entries.size() % 3;
    try (StageHarness stage =
        new StageHarness(TimeRules.DEFAULT, backend, workers, before, slice)) {
      // What is known follows from the log's own time from here on.
      stage.campaignsReach(plan.entries.get(0).newest());
      stage.snapshotAndRestore();
      for (int place = 0; place < plan.entries.size(); place++) {
        if (place > 0) {
          for (CampaignChange change : plan.changes.getOrDefault(place, List.of())) {
            way.bring(stage, change);
            stage.campaignsReach(plan.entries.get(place - 1).newest());
          }
        }
        Entry entry = plan.entries.get(place);
        stage.apply(entry.event());
        host(stage, entry);
      }
      stage.advance(end);
      return stage.effects();
    }
  }

  /** What happens between two records of the log, and must not matter. */
  private static void host(StageHarness stage, Entry entry) throws Exception {
    int[] numbers = entry.numbers();
    for (int worker = 0; worker < stage.parallelism(); worker++) {
      long read = entry.newest() - RandomPlan.SKEW;
      switch (numbers[6 + worker] % 4) {
        case 0 -> stage.announce(worker, read);
        case 1 -> stage.announce(worker, read - 45_000);
        default -> {
          // The watermark is on its way.
        }
      }
    }
    for (int mails = numbers[8] % 4; mails > 0 && stage.runOneMail(); mails--) {
      // Between two slices.
    }
    switch (numbers[9] % 12) {
      case 0 -> stage.snapshotAndRestore(1);
      case 1 -> stage.snapshotAndRestore(2);
      case 2 -> stage.snapshotAndRestore();
      default -> {
        // No restart.
      }
    }
  }

  private static Map<String, List<Effect>> byUser(List<Effect> effects) {
    return effects.stream()
        .collect(Collectors.groupingBy(Effect::userId, TreeMap::new, Collectors.toList()));
  }
}
