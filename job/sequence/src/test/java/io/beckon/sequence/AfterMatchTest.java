package io.beckon.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.executable.SequenceTrigger;
import io.beckon.core.sequence.SequenceMatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a match does to other runs, told from all the matches that there are. */
class AfterMatchTest {

  private static final int EVENTS = 150;

  @ParameterizedTest
  @MethodSource("io.beckon.sequence.HostedAgainstStockTest#sequences")
  void aBeginningIsCompleteOnceAndWithoutDelay(String sequence) {
    SequenceTrigger trigger = Written.sequence(sequence + "}");
    for (long seed = 0; seed < 3; seed++) {
      Map<String, HostedRun> all = runs(sequence + ", after_match: no_skip}", seed);
      Map<String, HostedRun> once = runs(sequence + "}", seed);
      for (String user : all.keySet()) {
        Map<Long, List<SequenceMatch>> byStart =
            all.get(user).matches().stream()
                .collect(
                    Collectors.groupingBy(
                        match -> match.first().place(), TreeMap::new, Collectors.toList()));
        List<SequenceMatch> found = once.get(user).matches();
        assertThat(found.stream().map(match -> match.first().place()))
            .as("each beginning that has a match has one")
            .containsExactlyInAnyOrderElementsOf(byStart.keySet());
        for (SequenceMatch match : found) {
          List<SequenceMatch> ofStart = byStart.get(match.first().place());
          assertThat(text(match)).isIn(texts(ofStart));
          assertThat(complete(match, trigger))
              .as("the first that is complete")
              .isEqualTo(
                  ofStart.stream().mapToLong(one -> complete(one, trigger)).min().orElseThrow());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.beckon.sequence.HostedAgainstStockTest#sequences")
  void noEventBelongsToTwoMatchesWhereTheyAreSkipped(String sequence) {
    SequenceTrigger trigger = Written.sequence(sequence + "}");
    for (long seed = 0; seed < 3; seed++) {
      Map<String, HostedRun> all = runs(sequence + ", after_match: no_skip}", seed);
      Map<String, HostedRun> skipping = runs(sequence + ", after_match: skip_past_last}", seed);
      for (String user : all.keySet()) {
        List<Long> expected = new ArrayList<>();
        long last = 0;
        List<SequenceMatch> inOrder = new ArrayList<>(all.get(user).matches());
        inOrder.sort(
            Comparator.comparingLong((SequenceMatch match) -> complete(match, trigger))
                .thenComparingLong(match -> match.first().place()));
        for (SequenceMatch match : inOrder) {
          if (match.first().place() > last) {
            expected.add(match.first().place());
            last = match.last().place();
          }
        }
        List<SequenceMatch> found = skipping.get(user).matches();
        assertThat(found.stream().map(match -> match.first().place()))
            .as(sequence + " " + seed)
            .containsExactlyElementsOf(expected);
        assertThat(texts(found)).isSubsetOf(texts(all.get(user).matches()));
      }
    }
  }

  private static Map<String, HostedRun> runs(String sequence, long seed) {
    return HostedAgainstStockTest.hosted(
        Written.sequence(sequence), RandomEvents.of(seed, EVENTS, false), seed);
  }

  /** When a match is complete: with its last event, or at the end of the absence behind it. */
  private static long complete(SequenceMatch match, SequenceTrigger trigger) {
    if (trigger.absence() == SequenceTrigger.NO_ABSENCE) {
      return match.last().time();
    }
    return trigger.absence() == SequenceTrigger.TO_THE_END
        ? match.first().time() + trigger.within()
        : match.last().time() + trigger.absence();
  }

  private static String text(SequenceMatch match) {
    return HostedRun.text(match);
  }

  private static Set<String> texts(List<SequenceMatch> matches) {
    return matches.stream().map(AfterMatchTest::text).collect(Collectors.toSet());
  }
}
