package io.beckon.core.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.executable.Tally;
import io.beckon.core.model.Frequency;
import io.beckon.core.state.Part;
import io.beckon.core.time.RollCall;
import java.util.Set;
import java.util.stream.Collectors;
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
    assertThat(engine.parts().historyRows()).isSubsetOf(askedForEver(one.world()));
    boolean isCalled = one.rules().rollCall() > 0 && engine.user().isRemembered();
    assertThat(engine.nextInstant())
        .isEqualTo(
            isCalled
                ? RollCall.next(engine.user().userId(), one.end(), one.rules().rollCall())
                : Long.MAX_VALUE);
    assertThat(engine.user().agenda().journeys()).isEmpty();
    // Of a remembered user a date stays watched, since it may come on in another zone.
    if (!engine.user().isRemembered()
        && one.world().campaigns().stream()
            .noneMatch(it -> it.campaign().frequency() instanceof Frequency.Once)) {
      assertThat(engine.parts().load(Part.AGENDA, "")).isNull();
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    return Case.cases();
  }

  private static Set<String> askedForEver(World world) {
    NaiveInterest interest = new NaiveInterest(world);
    return world.campaigns().stream()
        .flatMap(one -> interest.askedForEver(one.campaign()).stream())
        .map(name -> name.equals(NaiveInterest.ANY) ? Tally.ANY_EVENT : name)
        .collect(Collectors.toSet());
  }
}
