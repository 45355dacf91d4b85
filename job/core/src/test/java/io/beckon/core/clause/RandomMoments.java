package io.beckon.core.clause;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What befalls a user and what is kept of it, in the order of the log. */
final class RandomMoments {

  /**
   * An event, and what happens around it.
   *
   * @param name of the event
   * @param properties of it
   * @param gap log time since the moment before, in hours
   * @param late log time less event time, in hours
   * @param before what happens before it
   * @param behind what happens behind it
   */
  record Moment(
      String name,
      Map<String, Object> properties,
      long gap,
      long late,
      Around before,
      Around behind) {}

  /** What happens around an event. */
  enum Around {
    NOTHING,
    SAVED,
    TIDIED,
    BEGINS_A_JOURNEY,
    SENDS,
    ENDS_A_JOURNEY,
    ASKED
  }

  private RandomMoments() {}

  static Arbitrary<List<Moment>> moments() {
    return Combinators.combine(
            Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.of("a", "b")),
                Tuple.of(
                    2,
                    Arbitraries.of(
                        "c",
                        "message_sent",
                        "message_delivered",
                        "message_opened",
                        "message_clicked"))),
            properties(),
            Arbitraries.of(0L, 0L, 0L, 10L, 10L, 20L, 50L, 300L),
            Arbitraries.of(0L, 0L, 0L, 10L, 20L, 100L, 400L, -10L, -50L),
            Arbitraries.of(Around.NOTHING, Around.NOTHING, Around.SAVED, Around.TIDIED),
            Arbitraries.of(Around.values()))
        .as(Moment::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(25)
        .withoutEdgeCases();
  }

  private static Arbitrary<Map<String, Object>> properties() {
    return Combinators.combine(
            value(),
            Arbitraries.of("p", "q", "r", 1L, 1.0),
            value(),
            Arbitraries.of(true, false).optional())
        .as(
            (number, id, deep, human) -> {
              Map<String, Object> properties = new TreeMap<>();
              number.ifPresent(value -> properties.put("n", value));
              properties.put("id", id);
              deep.ifPresent(value -> properties.put("deep", Map.of("n", value)));
              properties.put(id instanceof Long ? "step" : "template", "r".equals(id) ? "r" : "p");
              human.ifPresent(is -> properties.put("human", is));
              return properties;
            });
  }

  private static Arbitrary<Optional<Object>> value() {
    return Arbitraries.of(Samples.VALUES).optional(0.9);
  }
}
