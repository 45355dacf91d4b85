package io.beckon.engine.user;

import io.beckon.core.catalog.Catalog;
import io.beckon.core.catalog.Hold;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.executable.ExecutableCampaign;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Stops a campaign that lets in more users, or sends more messages, in an hour of log time than its
 * file allows over all users.
 *
 * <p>Not an exact limit, and not part of what a replay decides again: each worker counts its own
 * users from its own start, and brakes at its share; whoever resumes the campaign has it run for
 * the rest of the hour. What it does is to ask for a pause in the campaigns' log, which from then
 * on holds for all, and in every replay of that log.
 */
final class Brake {

  private static final long HOUR = Duration.ofHours(1).toMillis();

  /** Partitions that are worked off after an outage are no further apart, as a rule. */
  private static final int HOURS = 24;

  private final long sendFrom;
  private final int worker;
  private final int workers;

  private final Catalog catalog;

  /** By campaign and kind: what was counted by hour, since users are at different hours. */
  private final Map<String, TreeMap<Long, Long>> counts = new HashMap<>();

  /** Each campaign is braked once an hour at most. Grows by what is worth a look by people. */
  private final Set<String> braked = new HashSet<>();

  /** A campaign that must stop. */
  record Braking(JourneyRecord said, String sequence, String reason) {}

  /**
   * The brake of one worker.
   *
   * @param sendFrom the cut-over, log time in epoch milliseconds
   * @param worker from 0
   * @param workers how many share a limit
   */
  Brake(long sendFrom, int worker, int workers, Catalog catalog) {
    this.sendFrom = sendFrom;
    this.worker = worker;
    this.workers = workers;
    this.catalog = catalog;
  }

  /**
   * Counts what was decided; asks for a pause where that is too much. What was decided before the
   * cut-over went nowhere, and is no reason to stop anything today.
   */
  Optional<Braking> count(Effect effect) {
    if (!(effect instanceof JourneyRecord record) || record.decidedAt() < sendFrom) {
      return Optional.empty();
    }
    return switch (record.decision()) {
      case ENTERED, RESTARTED -> count(record, "entries");
      case SENT -> count(record, "messages");
      default -> Optional.empty();
    };
  }

  private Optional<Braking> count(JourneyRecord record, String what) {
    ExecutableCampaign campaign = catalog.version(record.campaign(), record.version());
    if (campaign == null || campaign.definition().perHourLimit().isEmpty()) {
      return Optional.empty();
    }
    long limit = campaign.definition().perHourLimit().getAsInt();
    long share = (limit + workers - 1) / workers;
    long hour = Math.floorDiv(record.decidedAt(), HOUR);
    TreeMap<Long, Long> hours =
        counts.computeIfAbsent(record.campaign() + ' ' + what, name -> new TreeMap<>());
    long number = hours.merge(hour, 1L, Long::sum);
    if (hours.size() > HOURS) {
      hours.pollFirstEntry();
    }
    if (number <= share
        || catalog.hold(record.campaign(), record.decidedAt()) != Hold.NONE
        || catalog.holds().pausesWithin(record.campaign(), record.decidedAt(), (hour + 2) * HOUR)
        || !braked.add(record.campaign() + ' ' + hour)) {
      return Optional.empty();
    }
    // No two of them are one, or compaction would take the first.
    String sequence = "brake-" + worker + '-' + record.decidedAt();
    String reason = "more than " + limit + " " + what + " an hour";
    return Optional.of(new Braking(said(record, reason), sequence, reason));
  }

  /** In the journey log, under the user with whom it became too much. */
  private static JourneyRecord said(JourneyRecord record, String reason) {
    return new JourneyRecord(
        record.userId(),
        record.campaign(),
        record.version(),
        record.journeyId(),
        Decision.BRAKED,
        "",
        record.decidedAt(),
        record.decidedAt(),
        reason,
        Map.of());
  }
}
