package io.beckon.core.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.model.Campaign;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Exit;
import io.beckon.core.model.Frequency;
import io.beckon.core.state.Part;
import io.beckon.core.state.UserState;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Everything in a user's entry has an end, but for the few things that are asked for ever. */
class LeftoversTest {

  @Property(tries = 500)
  void aUserWhoHasGoneSilentLeavesOnlyWhatIsAskedForEver(@ForAll("cases") Case one) {
    EngineRun engine = EngineRun.of(one, Schedule.NEVER);

    assertThat(engine.parts().load(Part.MESSAGES, "")).isNull();
    assertThat(engine.parts().historyRows()).isSubsetOf(countedForEver(one.campaigns()));
    assertThat(engine.nextInstant()).isEqualTo(Long.MAX_VALUE);
    assertThat(new UserState(RandomLogs.USER, engine.parts()).agenda().journeys()).isEmpty();
    if (one.campaigns().stream().noneMatch(c -> c.frequency() instanceof Frequency.Once)) {
      assertThat(engine.parts().load(Part.AGENDA, "")).isNull();
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    return Case.cases();
  }

  private static List<String> countedForEver(List<Campaign> campaigns) {
    List<Clause> clauses = new ArrayList<>();
    for (Campaign campaign : campaigns) {
      clauses.addAll(NaiveSteps.clausesOf(campaign));
      for (Exit exit : campaign.exits()) {
        if (exit instanceof Exit.OnCondition onCondition) {
          clauses.add(onCondition.condition());
        }
      }
    }
    return clauses.stream()
        .flatMap(clause -> NaiveMemory.clausesAbout(clause).stream())
        .filter(did -> did.reach().within().isEmpty())
        .map(Clause.Did::event)
        .toList();
  }
}
