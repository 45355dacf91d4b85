package io.beckon.cli.status;

import io.beckon.core.effect.JourneyRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where every journey stands that was begun and has not ended, by the records of it. A journey past
 * its last step is not inside any more, whether or not its goal can still be met.
 *
 * <p>Takes the records of one user in the order in which they were written; those of different
 * users may come in any order. Memory grows with the journeys that are inside.
 */
public final class Whereabouts {

  /** Of a message that is put off while its campaign is paused. */
  public static final long UNTIL_RESUMED = Long.MAX_VALUE;

  private final Map<String, Journey> journeys = new HashMap<>();

  /**
   * A journey that is inside.
   *
   * @param user whose
   * @param at where it stands
   * @param due when it goes on, epoch milliseconds of log time: the end of its wait or of its hold
   */
  public record Journey(String user, Standpoint at, long due) {}

  /**
   * How many stand somewhere.
   *
   * @param journeys inside
   * @param soon how many of them go on before the instant that was asked about
   * @param earliest when the first of them goes on, epoch milliseconds
   */
  public record Count(int journeys, int soon, long earliest) {

    private Count plus(long due, long before) {
      return new Count(journeys + 1, soon + (due < before ? 1 : 0), Math.min(earliest, due));
    }
  }

  /** Takes the next record. */
  public void take(JourneyRecord record) {
    switch (record.decision()) {
      case ENTERED -> stands(record, "", false, record.decidedAt());
      case RESTARTED -> {
        journeys.remove(record.values().get("instead of"));
        stands(record, "", false, record.decidedAt());
      }
      case WAITING -> stands(record, record.step(), false, record.dueAt());
      case PUT_OFF -> stands(record, record.step(), true, until(record));
      case ANSWERED,
          TIMED_OUT,
          BRANCHED,
          SPLIT,
          SET,
          EMITTED,
          SUBSCRIPTION,
          SENT,
          GHOST,
          SKIPPED,
          HELD_BACK -> {
        if (journeys.containsKey(record.journeyId())) {
          stands(record, record.step(), false, record.decidedAt());
        }
      }
      case MOVED ->
          journeys.computeIfPresent(record.journeyId(), (id, from) -> moved(from, record));
      case EXITED, STOPPED, COMPLETED -> journeys.remove(record.journeyId());
      case ALREADY_INSIDE, NOT_QUALIFIED, REFUSED, CALLED_BACK, GOAL, STAYED, BRAKED -> {
        // Where the journey stands is not changed by it.
      }
    }
  }

  /**
   * How many stand where, in the order of campaign, version and step.
   *
   * @param before of whom it is counted how many go on before this instant, epoch milliseconds
   */
  public Map<Standpoint, Count> counts(long before) {
    Map<Standpoint, Count> counts = new TreeMap<>();
    for (Journey journey : journeys.values()) {
      Count so = counts.getOrDefault(journey.at, new Count(0, 0, Long.MAX_VALUE));
      counts.put(journey.at, so.plus(journey.due, before));
    }
    return counts;
  }

  /** Who stands somewhere: at most so many, who goes on first in front. */
  public List<Journey> at(Standpoint there, int most) {
    return journeys.values().stream()
        .filter(journey -> journey.at.equals(there))
        .sorted(Comparator.comparingLong(Journey::due).thenComparing(Journey::user))
        .limit(most)
        .toList();
  }

  /** What runs keeps its deadline. */
  private static Journey moved(Journey from, JourneyRecord record) {
    Standpoint to =
        new Standpoint(record.campaign(), record.version(), record.step(), from.at().held());
    return new Journey(from.user(), to, from.due());
  }

  private void stands(JourneyRecord record, String step, boolean held, long due) {
    Standpoint at = new Standpoint(record.campaign(), record.version(), step, held);
    journeys.put(record.journeyId(), new Journey(record.userId(), at, due));
  }

  /** As the record says it: an instant of ISO 8601. A pause has no end until it is lifted. */
  private static long until(JourneyRecord record) {
    if (record.values().containsKey("tries again")) {
      return UNTIL_RESUMED;
    }
    try {
      return Instant.parse(record.values().getOrDefault("until", "")).toEpochMilli();
    } catch (DateTimeException none) {
      return record.dueAt();
    }
  }
}
