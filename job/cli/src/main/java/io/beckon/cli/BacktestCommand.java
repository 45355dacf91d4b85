package io.beckon.cli;

import io.beckon.core.backtest.Backtest;
import io.beckon.core.compile.Compilation;
import io.beckon.core.event.Decoded;
import io.beckon.core.event.SegmentReader;
import io.beckon.core.time.TimeRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Runs campaigns over a file of events, with the code that runs live. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Run campaigns over a log of events: who would have got what, and when.",
      "Log time is receivedAt where a message has it, else timestamp."
    })
final class BacktestCommand implements Callable<Integer> {

  @ParentCommand private Beckon beckon;

  @Option(
      names = "--campaigns",
      paramLabel = "PATH",
      required = true,
      description = "A campaign file, or a folder with them; may be given several times.")
  private List<Path> campaigns;

  @Option(
      names = "--events",
      paramLabel = "FILE",
      required = true,
      description = "Messages of Segment's specification, one JSON object a line; gzip or plain.")
  private Path events;

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

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Gets the send commands, one JSON object a line, in the order of decidedAt.")
  private Path out;

  @Option(
      names = "--records",
      paramLabel = "FILE",
      description = "Gets every decision and its reason, one JSON object a line.")
  private Path records;

  @Override
  public Integer call() {
    long began = System.nanoTime();
    Compilation compilation = Compilation.of(CampaignFiles.campaigns(campaigns));
    if (!compilation.isSound()) {
      ProblemReport.print(compilation.problems(), beckon.console());
      return 1;
    }
    if (!Files.isRegularFile(events)) {
      throw Failure.ofUsage("There is no file " + events + ".");
    }
    try {
      BacktestSummary summary = run(compilation);
      summary.print(Duration.ofNanos(System.nanoTime() - began), beckon.console());
    } catch (IOException | UncheckedIOException e) {
      throw new Failure("The backtest was broken off: " + e.getMessage(), e);
    }
    return 0;
  }

  /** A log is nearly always in order; one that is not is found out on the way, and sorted first. */
  private BacktestSummary run(Compilation compiled) throws IOException {
    EventFile file = new EventFile(events);
    try {
      return run(file, compiled);
    } catch (LogReplay.OutOfOrder e) {
      try (LogSorter sorted = sorted(file)) {
        return run(sorted, compiled);
      }
    }
  }

  private BacktestSummary run(LineSource lines, Compilation compiled) throws IOException {
    OptionalLong end =
        until == null ? OptionalLong.empty() : OptionalLong.of(until.toInstant().toEpochMilli());
    LogReplay replay = new LogReplay(end);
    try (EffectLines sends = new EffectLines(out);
        EffectLines decisions = records == null ? null : new EffectLines(records);
        ProgressBar progress = new ProgressBar("events ", beckon.console())) {
      BacktestReport report = new BacktestReport(sends, decisions);
      TimeRules rules = TimeRules.DEFAULT.withGrace(grace.toMillis());
      Backtest backtest = new Backtest(rules, compiled, report);
      replay.run(lines, progress, backtest::take);
      replay.end().ifPresent(backtest::end);
      return new BacktestSummary(replay, report);
    }
  }

  private LogSorter sorted(EventFile file) throws IOException {
    LogSorter sorter = new LogSorter(LogSorter.DEFAULT_BOUND);
    try (ProgressBar progress = new ProgressBar("sorting", beckon.console())) {
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
}
