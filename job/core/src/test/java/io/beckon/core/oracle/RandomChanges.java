package io.beckon.core.oracle;

import static net.jqwik.api.Arbitraries.frequency;
import static net.jqwik.api.Arbitraries.frequencyOf;
import static net.jqwik.api.Arbitraries.integers;
import static net.jqwik.api.Arbitraries.just;
import static net.jqwik.api.Arbitraries.of;

import io.beckon.core.model.Campaign;
import io.beckon.core.model.InFlight;
import io.beckon.core.model.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What is said of campaigns while users are there, before it is known which campaigns they are. */
final class RandomChanges {

  /** So many steps of a version may have another place in the next one. */
  private static final int PLACES = 6;

  private RandomChanges() {}

  /**
   * How a campaign comes into force.
   *
   * @param follows whether it is the next version of the one before it
   * @param lasts a wait in front of its steps, so that users are inside when the next one comes
   * @param half minutes from the beginning
   * @param inFlight of journeys of other versions
   * @param places by the number of a step: of the one that takes its place
   */
  record Course(
      boolean follows,
      Optional<Duration> lasts,
      int half,
      InFlight inFlight,
      List<Integer> places) {

    /** The places among the steps of two versions, as far as it says {@code move}. */
    InFlight between(Campaign first, Campaign next) {
      if (!(inFlight instanceof InFlight.Move)) {
        return inFlight;
      }
      List<String> to = names(next);
      Map<String, String> steps = new HashMap<>();
      for (String from : names(first)) {
        int place = places.get(steps.size() % PLACES);
        boolean isMapped = place >= 0 && steps.size() < PLACES;
        steps.put(from, isMapped ? to.get(place % to.size()) : from);
      }
      steps.entrySet().removeIf(step -> step.getKey().equals(step.getValue()));
      return new InFlight.Move(steps, Meanings.span());
    }

    private static List<String> names(Campaign campaign) {
      StepNames names = new StepNames(campaign);
      List<String> all = new ArrayList<>();
      for (Step step : StepNames.all(campaign.steps())) {
        all.add(names.of(step));
      }
      return all;
    }
  }

  /**
   * An end or a roll-back.
   *
   * @param campaign by its number
   * @param version by its number; none for an end
   * @param inFlight none for what the file says; to finish, if it is an end
   */
  record Turn(int campaign, Optional<Integer> version, Optional<InFlight> inFlight, int half) {}

  /**
   * A pause or a halt.
   *
   * @param campaign by its number; none for all of them
   * @param halves half minutes that it lasts
   */
  record Hold(Optional<Integer> campaign, int half, int halves) {}

  static Arbitrary<List<Course>> courses() {
    return Combinators.combine(
            of(true, true, false),
            RandomClauses.minutes(3, 6, 12).optional(0.6),
            halves(),
            inFlight(),
            integers().between(-6, 6).list().ofSize(PLACES))
        .as(Course::new)
        .list()
        .ofSize(RandomCampaigns.MOST);
  }

  private static Arbitrary<InFlight> inFlight() {
    return frequencyOf(
        Tuple.of(1, just(new InFlight.Finish())),
        Tuple.of(2, just(new InFlight.Stop())),
        Tuple.of(4, just(new InFlight.Move(Map.of(), Meanings.span()))));
  }

  static Arbitrary<List<Turn>> turns() {
    Arbitrary<InFlight> inFlight = of(new InFlight.Finish(), new InFlight.Stop());
    return Combinators.combine(numbers(), numbers().optional(0.6), inFlight.optional(0.6), halves())
        .as(Turn::new)
        .list()
        .ofMaxSize(2);
  }

  static Arbitrary<List<Hold>> holds() {
    Arbitrary<List<Hold>> some =
        Combinators.combine(numbers().optional(0.7), halves(), of(3, 8, 11, 20, 40))
            .as(Hold::new)
            .list()
            .ofMinSize(1)
            .ofMaxSize(2);
    return frequencyOf(Tuple.of(2, just(List.of())), Tuple.of(1, some));
  }

  private static Arbitrary<Integer> numbers() {
    return integers().between(0, RandomCampaigns.MOST - 1);
  }

  private static Arbitrary<Integer> halves() {
    return frequency(
        Tuple.of(1, 2),
        Tuple.of(2, 3),
        Tuple.of(1, 5),
        Tuple.of(1, 6),
        Tuple.of(2, 9),
        Tuple.of(1, 10),
        Tuple.of(1, 14),
        Tuple.of(1, 20),
        Tuple.of(1, 34));
  }
}
