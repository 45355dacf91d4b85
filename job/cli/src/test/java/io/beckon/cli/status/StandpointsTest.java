package io.beckon.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.cli.MadeUpCustomer;
import io.beckon.cli.files.CampaignFiles;
import io.beckon.core.catalog.Catalog;
import io.beckon.core.compile.Compilation;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.Notice;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.run.Interpreter;
import io.beckon.core.state.InMemoryUserParts;
import io.beckon.core.state.Journey;
import io.beckon.core.state.UserState;
import io.beckon.core.time.TimeRules;
import io.beckon.sequence.HostedSequences;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Where journeys stand by their records is where they stand in the entries of their users. */
class StandpointsTest {

  private static final Path EXAMPLES = Path.of("../../deploy/campaigns");

  private final Compilation compiled = Compilation.of(CampaignFiles.campaigns(List.of(EXAMPLES)));
  private final Catalog catalog = Catalog.of(compiled, Map.of());
  private final Interpreter interpreter =
      new Interpreter(TimeRules.DEFAULT, catalog, new HostedSequences());

  @Test
  void theRecordsOfAYearLeadToTheStateOfEachUser() {
    int inside = 0;
    for (int number = 0; number < 150; number++) {
      List<LoggedEvent> log = MadeUpCustomer.year(number);
      // Each user's year ends somewhere else.
      log = log.subList(0, log.size() * (number % 10 + 1) / 10);
      inside += hold(log);
    }
    assertThat(inside).as("journeys inside, without which this shows nothing").isGreaterThan(100);
  }

  private int hold(List<LoggedEvent> log) {
    if (log.isEmpty()) {
      return 0;
    }
    Whereabouts whereabouts = new Whereabouts();
    InMemoryUserParts parts = new InMemoryUserParts();
    String user = log.get(0).event().userId();
    Effects out = effects(whereabouts);
    for (LoggedEvent event : log) {
      UserState state = new UserState(user, parts);
      interpreter.advance(state, event.logTime(), out);
      interpreter.apply(state, event, out);
      state.save();
    }
    Map<Standpoint, Integer> told =
        whereabouts.counts(0).entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().journeys()));
    List<Standpoint> stands = new ArrayList<>();
    for (Journey journey : new UserState(user, parts).agenda().journeys()) {
      if (!journey.passedLastStep()) {
        stands.add(standpoint(journey));
      }
    }
    assertThat(told)
        .isEqualTo(
            stands.stream()
                .collect(Collectors.groupingBy(at -> at, Collectors.summingInt(at -> 1))));
    return stands.size();
  }

  private Standpoint standpoint(Journey journey) {
    String campaign = journey.start().campaign();
    String version = journey.start().version();
    String step = catalog.version(campaign, version).steps().get(journey.position()).id();
    return new Standpoint(campaign, version, step, journey.isHeld());
  }

  private static Effects effects(Whereabouts whereabouts) {
    return new Effects() {
      @Override
      public void emit(Effect effect) {
        if (effect instanceof JourneyRecord record) {
          whereabouts.take(record);
        }
      }

      @Override
      public void notice(Notice notice) {
        // Not of interest here.
      }
    };
  }
}
