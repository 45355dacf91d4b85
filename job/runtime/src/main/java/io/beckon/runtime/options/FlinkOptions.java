package io.beckon.runtime.options;

import static io.beckon.runtime.options.Bounds.atLeast;
import static io.beckon.runtime.options.Bounds.between;
import static io.beckon.runtime.options.OptionType.COUNT;
import static io.beckon.runtime.options.OptionType.DURATION;

import java.time.Duration;

/** What can be set of Flink, alike in every job. */
public final class FlinkOptions {

  public static final Option<Duration> CHECKPOINT_INTERVAL =
      Option.of(
          "checkpoint.interval",
          DURATION,
          "10s",
          "How often state is saved, and what was decided with it: also how late that can be seen."
              + " One second costs three times the CPU per update of ten.");

  public static final Option<Duration> CHECKPOINT_PAUSE =
      Option.of(
          "checkpoint.min-pause", DURATION, "5s", "Rest between the end of one and the next.");

  public static final Option<Duration> CHECKPOINT_TIMEOUT =
      Option.of("checkpoint.timeout", DURATION, "5m", "A checkpoint that takes longer is given up.")
          .checked(atLeast(Duration.ofSeconds(1)));

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
                  + " most as many as the topic that is read has partitions.")
          .checked(between(0, 32_768));

  public static final Option<Integer> MAX_PARALLELISM =
      Option.of(
              "max-parallelism",
              COUNT,
              "1024",
              "How many workers there can ever be: fixed by the first savepoint.")
          .checked(between(1, 32_768));

  private FlinkOptions() {}
}
