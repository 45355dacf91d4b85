package io.beckon.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.cli.status.Standpoint;
import io.beckon.cli.status.Whereabouts;
import io.beckon.core.compile.Compilation;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.source.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of those who are inside when another version takes force. */
class PlannedChangeTest {

  private final Whereabouts whereabouts = new Whereabouts();

  @Test
  void theyFinishUnlessTheFileSaysOtherwise() {
    inside("ann", "step-1");
    inside("bob", "step-1");

    assertThat(told("")).containsExactly("step-1 2 finish old");
  }

  @Test
  void theyAreStopped() {
    inside("ann", "step-1");

    assertThat(told("in_flight: stop\n")).containsExactly("step-1 1 are stopped");
  }

  @Test
  void theyMoveToTheStepThatTakesThePlaceOfTheirs() {
    inside("ann", "step-1");
    inside("bob", "second");
    inside("eve", "gone");

    assertThat(told("in_flight: {move: {second: last}}\n"))
        .containsExactly(
            "gone 1 finish old, since there is no step gone",
            "second 1 go on at last",
            "step-1 1 go on there");
  }

  @Test
  void whoIsInsideTheSameVersionIsNotConcerned() {
    whereabouts.take(record("ann", "step-1", version("")));

    assertThat(told("")).isEmpty();
  }

  private void inside(String user, String step) {
    whereabouts.take(record(user, step, "old"));
  }

  private static JourneyRecord record(String user, String step, String version) {
    return new JourneyRecord(
        user, "cart", version, user, Decision.WAITING, step, 0, 0, "", Map.of());
  }

  private List<String> told(String inFlight) {
    Compilation files = files(inFlight);
    return whereabouts.counts(0).entrySet().stream()
        .filter(entry -> !entry.getKey().version().equals(files.campaigns().get(0).version()))
        .map(
            entry ->
                entry.getKey().step()
                    + " "
                    + entry.getValue().journeys()
                    + " "
                    + becomes(entry.getKey(), files))
        .toList();
  }

  private static String becomes(Standpoint there, Compilation files) {
    return PlannedChange.becomes(there, Optional.empty(), files.campaigns().get(0));
  }

  private static String version(String inFlight) {
    return files(inFlight).campaigns().get(0).version();
  }

  private static Compilation files(String inFlight) {
    String campaign =
        "campaign: cart\ntrigger: {event: a}\n"
            + inFlight
            + "steps: [{wait: 1h}, {send: email, template: last}]\n";
    Compilation compiled = Compilation.of(List.of(new SourceText("cart.yaml", campaign)));
    assertThat(compiled.problems()).isEmpty();
    return compiled;
  }
}
