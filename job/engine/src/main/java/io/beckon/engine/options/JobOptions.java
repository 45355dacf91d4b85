package io.beckon.engine.options;

import static io.beckon.engine.options.OptionType.COUNT;
import static io.beckon.engine.options.OptionType.DURATION;
import static io.beckon.engine.options.OptionType.INSTANT;
import static io.beckon.engine.options.OptionType.SWITCH;
import static io.beckon.engine.options.OptionType.TEXT;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Everything that can be set on the campaign job. */
public final class JobOptions {

  /** Keys below it that are no option of ours go to the Kafka clients as they are. */
  public static final String KAFKA_PREFIX = "kafka.";

  public static final Option<String> BOOTSTRAP_SERVERS =
      Option.required(
          KAFKA_PREFIX + "bootstrap.servers", TEXT, "Brokers to begin with: host:port, ...");

  public static final Option<String> GROUP =
      Option.of(
          KAFKA_PREFIX + "group.id",
          TEXT,
          "beckon",
          "Consumer group under which progress is reported to the broker. The job itself goes on"
              + " from its checkpoint, never from the group's offsets.");

  public static final Option<String> EVENTS =
      Option.of("topic.events", TEXT, "events", "What users did; key = user ID.");

  public static final Option<String> CAMPAIGNS =
      Option.of("topic.campaigns", TEXT, "campaigns", "What was published; compacted.");

  public static final Option<String> SENDS =
      Option.of("topic.sends", TEXT, "sends", "Send commands and their call-backs.");

  public static final Option<String> JOURNEYS =
      Option.of("topic.journeys", TEXT, "journeys", "Every decision with its reason.");

  public static final Option<String> DEAD_LETTERS =
      Option.of("topic.dead-letters", TEXT, "dead-letters", "Records that could not be read.");

  public static final Option<TimeBase> TIME_BASE =
      Option.of(
          "events.time-base",
          OptionType.oneOf(TimeBase.class),
          "log-append",
          "Whose time the records of the events and campaigns topics carry: the broker's, which"
              + " is asked at start, or the writer's.");

  public static final Option<Duration> DISCOVERY =
      Option.of(
              "events.discovery-interval",
              DURATION,
              "10s",
              "How often new partitions are looked for; at most a third of time.grace.")
          .checked(atLeast(Duration.ofMillis(100)));

  public static final Option<Duration> GRACE =
      Option.of(
          "time.grace",
          DURATION,
          "60s",
          "How long after the due instant a deadline is decided, in log time, so that what is"
              + " under way can still arrive.");

  public static final Option<Duration> SKEW =
      Option.of(
          "time.skew",
          DURATION,
          "2s",
          "How far log time may be set back when another broker leads a partition.");

  public static final Option<Duration> STALENESS =
      Option.of(
          "time.staleness",
          DURATION,
          "24h",
          "An event older than this when the log takes it triggers nothing; a message later than"
              + " this is not sent, unless its step says otherwise.");

  public static final Option<Long> SEND_FROM =
      Option.of(
          "time.send-from",
          INSTANT,
          "none",
          "The cut-over, in log time: what is decided before it is recorded and goes nowhere.");

  public static final Option<Duration> ROLL_CALL =
      Option.of(
          "roll-call",
          DURATION,
          "24h",
          "How often a user is looked at who does nothing, so that a new inactivity, segment or date"
              + " campaign reaches the silent; users are spread over this time. 0s for never.");

  public static final Option<Integer> ITEM_RATE =
      Option.of(
              "items.per-second",
              COUNT,
              "2000",
              "How many watchers of one item a campaign tells in a second of log time, when"
                  + " something happens to it; the others follow in the next.")
          .checked(between(1, 100_000));

  public static final Option<Integer> ITEM_WATCHERS =
      Option.of(
              "items.watchers",
              COUNT,
              "1000000",
              "How many watchers of one item a campaign remembers; beyond it the oldest is"
                  + " forgotten.")
          .checked(between(1, 100_000_000));

  public static final Option<Duration> CAMPAIGN_LEAD =
      Option.of(
          "campaigns.lead",
          DURATION,
          "30s",
          "How long after the log took it a campaign is in force at the earliest.");

  public static final Option<Boolean> PULSE =
      Option.of(
          "pulse",
          SWITCH,
          "on",
          "Whether this job moves time in quiet partitions. Off in a second job over the same"
              + " topics, and where events.time-base is backfill.");

  public static final Option<Duration> PULSE_INTERVAL =
      Option.of("pulse.interval", DURATION, "1s", "How often quiet partitions are looked for.")
          .checked(atLeast(Duration.ofMillis(10)));

  public static final Option<Duration> CHECKPOINT_INTERVAL =
      Option.of(
          "checkpoint.interval",
          DURATION,
          "10s",
          "How often state is saved and sends are committed: also how late a send can be seen."
              + " One second costs three times the CPU per update of ten.");

  public static final Option<Duration> CHECKPOINT_PAUSE =
      Option.of(
          "checkpoint.min-pause", DURATION, "5s", "Rest between the end of one and the next.");

  public static final Option<Duration> CHECKPOINT_TIMEOUT =
      Option.of("checkpoint.timeout", DURATION, "5m", "A checkpoint that takes longer is given up.")
          .checked(atLeast(Duration.ofSeconds(1)));

  public static final Option<String> TRANSACTION_PREFIX =
      Option.of(
          "sink.transaction-prefix",
          TEXT,
          "beckon",
          "Begins the names of the sink's transactions; one job, one prefix, for ever.");

  public static final Option<Duration> TRANSACTION_TIMEOUT =
      Option.of(
          "sink.transaction-timeout",
          DURATION,
          "15m",
          "After it the broker gives an uncommitted transaction up, and its sends with it. Above"
              + " checkpoint and restart time; at most the broker's transaction.max.timeout.ms.");

  public static final Option<Duration> RESTART_FIRST =
      Option.of("restart.initial-delay", DURATION, "1s", "Rest before the first restart.")
          .checked(atLeast(Duration.ofMillis(1)));

  public static final Option<Duration> RESTART_LAST =
      Option.of(
              "restart.max-delay",
              DURATION,
              "1m",
              "Longest rest between restarts, of which there is no end.")
          .checked(atLeast(Duration.ofMillis(1)));

  public static final Option<Integer> PARALLELISM =
      Option.of(
              "parallelism",
              COUNT,
              "0",
              "How many workers; 0 leaves it to the cluster and to flink run -p. Reading takes at"
                  + " most as many as the events topic has partitions.")
          .checked(between(0, 32_768));

  public static final Option<Integer> MAX_PARALLELISM =
      Option.of(
              "max-parallelism",
              COUNT,
              "1024",
              "How many workers there can ever be: fixed by the first savepoint.")
          .checked(between(1, 32_768));

  public static final Option<String> NAME =
      Option.of("job.name", TEXT, "beckon campaigns", "The job's name in Flink's pages.");

  /** In the order in which help lists them. */
  public static final List<Option<?>> ALL =
      List.of(
          BOOTSTRAP_SERVERS,
          GROUP,
          EVENTS,
          CAMPAIGNS,
          SENDS,
          JOURNEYS,
          DEAD_LETTERS,
          TIME_BASE,
          DISCOVERY,
          GRACE,
          SKEW,
          STALENESS,
          SEND_FROM,
          ROLL_CALL,
          ITEM_RATE,
          ITEM_WATCHERS,
          CAMPAIGN_LEAD,
          PULSE,
          PULSE_INTERVAL,
          CHECKPOINT_INTERVAL,
          CHECKPOINT_PAUSE,
          CHECKPOINT_TIMEOUT,
          TRANSACTION_PREFIX,
          TRANSACTION_TIMEOUT,
          RESTART_FIRST,
          RESTART_LAST,
          PARALLELISM,
          MAX_PARALLELISM,
          NAME);

  private JobOptions() {}

  private static Function<Duration, Optional<String>> atLeast(Duration least) {
    return value ->
        value.compareTo(least) >= 0
            ? Optional.empty()
            : Optional.of("at least " + least.toMillis() + "ms");
  }

  private static Function<Integer, Optional<String>> between(int least, int most) {
    return value ->
        value >= least && value <= most
            ? Optional.empty()
            : Optional.of("a number from " + least + " to " + most);
  }
}
