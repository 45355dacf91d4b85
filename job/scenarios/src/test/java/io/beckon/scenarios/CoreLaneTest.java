package io.beckon.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.scenario.Scenario;
import io.beckon.core.scenario.ScenarioRun;
import io.beckon.core.scenario.SideBySide;
import io.beckon.core.scenario.Verdict;
import io.beckon.sequence.HostedSequences;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** Lane A: every scenario by the core alone. */
class CoreLaneTest {

  @TestFactory
  Stream<DynamicContainer> scenarios() {
    return EachScenario.tests(CoreLaneTest::run);
  }

  private static void run(CampaignFolder folder, Scenario scenario) {
    Verdict verdict =
        Verdict.on(scenario, ScenarioRun.of(scenario, folder.editions(), new HostedSequences()));

    assertThat(verdict.holds()).as(() -> "\n" + SideBySide.of(verdict)).isTrue();
  }
}
