package io.beckon.cli.replay;

import io.beckon.cli.files.CampaignFiles;
import io.beckon.cli.terminal.Invocation;
import io.beckon.cli.terminal.ProblemReport;
import io.beckon.core.compile.Compilation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
public final class BacktestCommand implements Callable<Integer> {

  @ParentCommand private Invocation beckon;

  @Option(
      names = "--campaigns",
      paramLabel = "PATH",
      required = true,
      description = "A campaign file, or a folder with them; may be given several times.")
  private List<Path> campaigns;

  @Mixin private EventLog log;

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
    BacktestSummary summary = log.inOrder(beckon.console(), lines -> run(lines, compilation));
    summary.print(Duration.ofNanos(System.nanoTime() - began), beckon.console());
    return 0;
  }

  private BacktestSummary run(LineSource lines, Compilation compiled) throws IOException {
    try (EffectLines sends = new EffectLines(out);
        EffectLines decisions = records == null ? null : new EffectLines(records)) {
      BacktestReport report = new BacktestReport(sends, decisions);
      return new BacktestSummary(log.backtest(lines, compiled, report, beckon.console()), report);
    }
  }
}
