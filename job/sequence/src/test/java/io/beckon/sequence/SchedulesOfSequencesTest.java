package io.beckon.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When the host lets time run makes no difference, whatever comes late. */
class SchedulesOfSequencesTest {

  private record Logged(long happened, long came, String name, Map<String, Object> properties) {}

  @ParameterizedTest
  @MethodSource("io.beckon.sequence.HostedAgainstStockTest#sequences")
  void everyScheduleDecidesTheSame(String sequence) {
    int sends = 0;
    for (long seed = 0; seed < 4; seed++) {
      List<Logged> log = log(seed);
      SequenceStory lazy = run(sequence, log, 0, seed);
      SequenceStory eager = run(sequence, log, 1, seed);
      SequenceStory random = run(sequence, log, 2, seed);

      assertThat(eager.effects()).as(sequence + " " + seed).isEqualTo(lazy.effects());
      assertThat(random.effects()).as(sequence + " " + seed).isEqualTo(lazy.effects());
      sends += lazy.sends().size();
    }
    assertThat(sends).as("there is something to compare").isGreaterThan(3);
  }

  private static SequenceStory run(String sequence, List<Logged> log, int schedule, long seed) {
    Random random = new Random(seed);
    SequenceStory story = new SequenceStory().from(-1, "hello", sequence + "}");
    long reached = 4_990;
    for (Logged event : log) {
      if (schedule == 1) {
        while (reached < event.came) {
          story.until(reached++);
        }
      } else if (schedule == 2 && random.nextInt(3) == 0) {
        story.until(event.came - random.nextInt(3));
        story.restart();
      }
      story.event(event.happened, event.came, event.name, event.properties);
    }
    return story.until(10_000);
  }

  private static List<Logged> log(long seed) {
    Random random = new Random(seed);
    List<Logged> log = new ArrayList<>();
    long came = 5_000;
    for (int i = 0; i < 120; i++) {
      came += random.nextInt(3) == 0 ? 0 : random.nextInt(1, 12);
      long late = random.nextInt(4) == 0 ? random.nextInt(90) : 0;
      log.add(
          new Logged(
              came - late,
              came,
              List.of("a", "b", "b", "c", "d").get(random.nextInt(5)),
              Map.of("n", (long) random.nextInt(4), "s", "s" + random.nextInt(2))));
    }
    return log;
  }
}
