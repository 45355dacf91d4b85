package io.beckon.engine.options;

import static io.beckon.runtime.options.Bounds.atLeast;
import static io.beckon.runtime.options.Bounds.between;
import static io.beckon.runtime.options.OptionType.COUNT;
import static io.beckon.runtime.options.OptionType.DURATION;
import static io.beckon.runtime.options.OptionType.INSTANT;
import static io.beckon.runtime.options.OptionType.SWITCH;
import static io.beckon.runtime.options.OptionType.TEXT;

import io.beckon.core.item.ItemBounds;
import io.beckon.core.time.TimeRules;
import io.beckon.runtime.log.TimeBase;
import io.beckon.runtime.options.FlinkOptions;
import io.beckon.runtime.options.KafkaOptions;
import io.beckon.runtime.options.Option;
import io.beckon.runtime.options.OptionType;
import io.beckon.runtime.options.Options;
import io.beckon.runtime.options.Settings;
import io.beckon.runtime.options.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Everything that can be set on the campaign job. */
public final class JobOptions {

  public static final Option<String> GROUP = KafkaOptions.group("beckon");

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
          "How long after the log took it a change of campaigns is in force at the earliest. A"
              + " worker that is so far ahead of what it knows of them waits; with 0 it does not.");

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

  public static final Option<String> NAME =
      Option.of("job.name", TEXT, "beckon campaigns", "The job's name in Flink's pages.");

  /** In the order in which help lists them. */
  public static final Options ALL =
      new Options(
          "The campaign job",
          List.of(
              KafkaOptions.BOOTSTRAP_SERVERS,
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
              FlinkOptions.CHECKPOINT_INTERVAL,
              FlinkOptions.CHECKPOINT_PAUSE,
              FlinkOptions.CHECKPOINT_TIMEOUT,
              TRANSACTION_PREFIX,
              TRANSACTION_TIMEOUT,
              FlinkOptions.RESTART_FIRST,
              FlinkOptions.RESTART_LAST,
              FlinkOptions.PARALLELISM,
              FlinkOptions.MAX_PARALLELISM,
              NAME));

  private JobOptions() {}

  /**
   * Reads the campaign job's options from arguments.
   *
   * @throws io.beckon.runtime.options.SettingsException with every problem that was found
   */
  public static Settings read(String... arguments) {
    return SettingsReader.read(ALL, arguments);
  }

  /** Takes options that a program has set, by key. */
  public static Settings of(Map<String, String> values) {
    return SettingsReader.of(ALL, values);
  }

  /** The core's numbers. */
  public static TimeRules timeRules(Settings settings) {
    return new TimeRules(
        settings.get(GRACE).toMillis(),
        settings.get(STALENESS).toMillis(),
        TimeRules.DEFAULT.futureTolerance(),
        TimeRules.DEFAULT.repeatWindow(),
        settings.get(SEND_FROM),
        settings.get(ROLL_CALL).toMillis());
  }

  /** How much one item can be to one campaign. */
  public static ItemBounds itemBounds(Settings settings) {
    return new ItemBounds(settings.get(ITEM_RATE), settings.get(ITEM_WATCHERS));
  }
}
