package io.beckon.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The latest few occurrences answer every question about a number of them. */
class OccurrencesTest {

  @Property(tries = 500)
  void soManyAfterAnInstantIsKnownUpToTheNumberKept(
      @ForAll @Size(max = 20) List<@IntRange(max = 30) Integer> times,
      @ForAll @IntRange(min = 1, max = 5) int keep,
      @ForAll @IntRange(min = -1, max = 30) int instant) {
    Occurrences occurrences = of(times, keep);

    long all = times.stream().filter(time -> time > instant).count();

    assertThat((long) occurrences.countAfter(instant)).isEqualTo(Math.min(all, keep));
  }

  @Property(tries = 500)
  void theyStandWithTheLatestFirstInWhateverOrderTheyCame(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 30) Integer> times,
      @ForAll @IntRange(min = 1, max = 5) int keep) {
    Occurrences occurrences = of(times, keep);

    List<Long> kept = new ArrayList<>();
    for (int n = 1; n <= occurrences.size(); n++) {
      kept.add(occurrences.latest(n));
    }

    assertThat(kept)
        .containsExactlyElementsOf(
            times.stream()
                .map(Integer::longValue)
                .sorted(Comparator.reverseOrder())
                .limit(keep)
                .toList());
  }

  @Property(tries = 500)
  void forgettingAnInstantChangesNoAnswerAboutALaterOne(
      @ForAll @Size(max = 20) List<@IntRange(max = 30) Integer> times,
      @ForAll @IntRange(max = 30) int forgotten,
      @ForAll @IntRange(max = 30) int later) {
    Occurrences whole = of(times, 5);
    Occurrences tidied = of(times, 5);
    boolean changed = tidied.forget(rank -> forgotten);

    assertThat(tidied.countAfter(forgotten + later)).isEqualTo(whole.countAfter(forgotten + later));
    assertThat(tidied.size()).isEqualTo(whole.countAfter(forgotten));
    assertThat(changed).isEqualTo(tidied.size() < whole.size());
  }

  private static Occurrences of(List<Integer> times, int keep) {
    Occurrences occurrences = new Occurrences();
    for (int i = 0; i < times.size(); i++) {
      occurrences.add(new Anchor(times.get(i), i + 1), keep);
    }
    return occurrences;
  }
}
