package io.beckon.scenarios;

import io.beckon.core.scenario.Scenario;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

/** What a lane does with one scenario, and the tests that do it with all of them. */
@FunctionalInterface
interface EachScenario {

  void run(CampaignFolder folder, Scenario scenario) throws Exception;

  /** One test a scenario, by folder. */
  static Stream<DynamicContainer> tests(EachScenario lane) {
    return CampaignFolder.all()
        .map(
            folder ->
                DynamicContainer.dynamicContainer(
                    folder.name(),
                    folder.scenarios().stream()
                        .map(
                            scenario ->
                                DynamicTest.dynamicTest(
                                    scenario.title(), () -> lane.run(folder, scenario)))));
  }
}
