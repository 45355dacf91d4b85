package io.beckon.cli.replay;

import io.beckon.cli.terminal.Console;
import io.beckon.cli.terminal.DurationConverter;
import io.beckon.cli.terminal.Failure;
import io.beckon.cli.terminal.InstantConverter;
import io.beckon.cli.terminal.ProgressBar;
import io.beckon.core.backtest.Backtest;
import io.beckon.core.compile.Compilation;
import io.beckon.core.diff.BehaviourDiff;
import io.beckon.core.diff.CampaignDiff;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.Notice;
import io.beckon.core.event.Decoded;
import io.beckon.core.event.SegmentReader;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.model.Existing;
import io.beckon.core.time.TimeRules;
import io.beckon.sequence.HostedSequences;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** A file of events to run campaigns over, and how: options of every command that does so. */
public final class EventLog {

  @Option(
      names = "--events",
      paramLabel = "FILE",
      required = true,
      description = "Messages of Segment's specification, one JSON object a line; gzip or plain.")
  private Path file;

  @Option(
      names = "--until",
      paramLabel = "INSTANT",
      converter = InstantConverter.class,
      description = "Time runs on to here after the last event, such as 2025-03-01T00:00Z.")
  private OffsetDateTime until;

  @Option(
      names = "--grace",
      paramLabel = "DURATION",
      defaultValue = "60s",
      converter = DurationConverter.class,
      description = "How long after it is due something is decided: the job's option. Default 60s.")
  private Duration grace;

  /** The options of a command. */
  EventLog() {}

  /**
   * No file: lines that are in order already, where they are at hand.
   *
   * @param until log time to which time runs on after the last event; null for no further
   */
  public EventLog(Duration grace, OffsetDateTime until) {
    this.grace = grace;
    this.until = until;
  }

  /**
   * What is done with the log.
   *
   * @param <R> what comes of it
   */
  public interface Use<R> {

    /**
     * Reads the lines.
     *
     * @throws LogReplay.OutOfOrder where they are not in the order of time: then it is called once
     *     more, with those that are
     */
    R of(LineSource lines) throws IOException;
  }

  /**
   * Hands over the lines in the order of time. A log is nearly always in order; one that is not is
   * found out on the way, and sorted first.
   *
   * @throws Failure where it cannot be read
   */
  public <R> R inOrder(Console console, Use<R> use) {
    if (!Files.isRegularFile(file)) {
      throw Failure.ofUsage("There is no file " + file + ".");
    }
    EventFile lines = new EventFile(file);
    try {
      return use.of(lines);
    } catch (LogReplay.OutOfOrder e) {
      try (LogSorter sorted = sorted(lines, console)) {
        return use.of(sorted);
      } catch (IOException | UncheckedIOException failed) {
        throw brokenOff(failed);
      }
    } catch (IOException | UncheckedIOException e) {
      throw brokenOff(e);
    }
  }

  /** Runs campaigns over lines that are in order. */
  LogReplay backtest(LineSource lines, Compilation compiled, Effects out, Console console)
      throws IOException {
    LogReplay replay = replay();
    Backtest backtest =
        new Backtest(
            TimeRules.DEFAULT.withGrace(grace.toMillis()), compiled, new HostedSequences(), out);
    try (ProgressBar progress = new ProgressBar("events ", console)) {
      replay.run(lines, progress, backtest::take);
      replay.end().ifPresent(backtest::end);
    }
    return replay;
  }

  private LogReplay replay() {
    return new LogReplay(
        until == null ? OptionalLong.empty() : OptionalLong.of(until.toInstant().toEpochMilli()));
  }

  /**
   * What a change of campaigns changes over the log.
   *
   * @param campaigns by their ids
   * @param end of the log, epoch milliseconds of log time; empty where there is nothing in it
   */
  public record Difference(List<CampaignDiff> campaigns, OptionalLong end) {}

  /** Runs campaigns as they are and as they will be, and holds the two against each other. */
  public Difference diff(LineSource lines, Compilation before, Compilation after, Console console)
      throws IOException {
    BehaviourDiff both = new BehaviourDiff();
    backtest(lines, before, new Decided(both::before), console);
    LogReplay replay = backtest(lines, after, new Decided(both::after), console);
    return new Difference(both.campaigns(), replay.end());
  }

  /**
   * How many users, by campaign, enter campaigns that come into force behind the end of the log,
   * since they qualify already: those who would enter now.
   *
   * @param before what is in force until then: a version that says the same goes on
   * @param next these campaigns
   * @param end of the log
   */
  public Map<String, Integer> existing(
      LineSource lines,
      Compilation before,
      List<ExecutableCampaign> next,
      long end,
      Console console)
      throws IOException {
    Map<String, Integer> entered = new TreeMap<>();
    // Behind the last event: of equal instants the change would come first.
    long from = end + 1;
    Backtest backtest =
        Backtest.publishing(
            TimeRules.DEFAULT.withGrace(grace.toMillis()),
            before,
            next,
            from,
            new HostedSequences(),
            new Decided(
                effect -> {
                  if (effect instanceof JourneyRecord record
                      && record.decision() == Decision.ENTERED
                      && record.values().containsKey(JourneyRecord.EXISTING)) {
                    entered.merge(record.campaign(), 1, Integer::sum);
                  }
                }));
    try (ProgressBar progress = new ProgressBar("existing", console)) {
      replay().run(lines, progress, backtest::take);
    }
    // Everybody is looked at within a day, and enters within the time over which they are spread.
    backtest.end(from + longestSpread(next) + Duration.ofDays(1).plus(grace).toMillis());
    return entered;
  }

  private static long longestSpread(List<ExecutableCampaign> campaigns) {
    return campaigns.stream()
        .map(campaign -> campaign.definition().existing())
        .filter(Existing.Spread.class::isInstance)
        .mapToLong(existing -> ((Existing.Spread) existing).over().toMillis())
        .max()
        .orElse(0);
  }

  /** How a run went is what a backtest tells; here it is what was decided. */
  private record Decided(Consumer<Effect> take) implements Effects {
    @Override
    public void emit(Effect effect) {
      take.accept(effect);
    }

    @Override
    public void notice(Notice notice) {
      // Not of interest.
    }
  }

  private static LogSorter sorted(EventFile file, Console console) throws IOException {
    LogSorter sorter = new LogSorter(LogSorter.DEFAULT_BOUND);
    try (ProgressBar progress = new ProgressBar("sorting", console)) {
      file.forEach(
          (line, read) -> {
            progress.show(read);
            Decoded decoded = SegmentReader.readRecorded(line);
            // What is no event has no time and is counted wherever it stands.
            long logTime =
                decoded instanceof Decoded.Accepted accepted ? accepted.logTime() : Long.MIN_VALUE;
            sorter.add(logTime, line);
          });
      return sorter;
    } catch (IOException | RuntimeException e) {
      sorter.close();
      throw e;
    }
  }

  private static Failure brokenOff(Exception why) {
    return new Failure("The backtest was broken off: " + why.getMessage(), why);
  }
}
