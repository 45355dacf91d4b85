package io.beckon.cli.files;

import io.beckon.cli.terminal.Console;
import io.beckon.cli.terminal.Failure;
import io.beckon.cli.terminal.Invocation;
import io.beckon.cli.terminal.ProblemReport;
import io.beckon.core.read.ScenarioReader;
import io.beckon.core.read.ScenarioReading;
import io.beckon.core.scenario.Editions;
import io.beckon.core.scenario.Scenario;
import io.beckon.core.scenario.ScenarioRun;
import io.beckon.core.scenario.SideBySide;
import io.beckon.core.scenario.Verdict;
import io.beckon.core.source.Problem;
import io.beckon.core.source.SourceText;
import io.beckon.sequence.HostedSequences;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Runs scenarios against the campaigns beside them. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = "Run the scenarios (*.scenario.yaml) against the campaigns in their folders.")
public final class TestCommand implements Callable<Integer> {

  @ParentCommand private Invocation beckon;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Scenario files, or folders with them.")
  private List<Path> paths;

  /** Each once, though what folders share is read for each of them. */
  private final Set<Problem> problems = new LinkedHashSet<>();

  private int held;
  private int failed;

  @Override
  public Integer call() {
    List<Path> files = CampaignFiles.scenarios(paths);
    if (files.isEmpty()) {
      throw Failure.ofUsage("There is no scenario (*.scenario.yaml) in " + paths + ".");
    }
    Map<Path, List<Path>> byFolder = new LinkedHashMap<>();
    for (Path file : files) {
      byFolder.computeIfAbsent(folder(file), folder -> new ArrayList<>()).add(file);
    }
    byFolder.forEach(this::test);
    Console console = beckon.console();
    if (!problems.isEmpty()) {
      ProblemReport.print(List.copyOf(problems), console);
    }
    String summary = held + " of " + (held + failed) + " scenarios hold";
    boolean all = problems.isEmpty() && failed == 0;
    console.err().println(console.err(all ? Console.Colour.GREEN : Console.Colour.RED, summary));
    return all ? 0 : 1;
  }

  private void test(Path folder, List<Path> files) {
    List<SourceText> sources = new ArrayList<>(CampaignFiles.campaignsBeside(folder));
    sources.addAll(CampaignFiles.sharedAbove(folder));
    Editions campaigns = Editions.of(sources);
    ScenarioReading scenarios =
        ScenarioReader.read(files.stream().map(CampaignFiles::read).toList());
    problems.addAll(campaigns.problems());
    problems.addAll(scenarios.problems());
    boolean sound = campaigns.problems().isEmpty();
    if (campaigns.first().campaigns().isEmpty() && sound) {
      throw Failure.ofUsage("There is no campaign beside the scenarios in " + folder + ".");
    }
    if (sound) {
      scenarios.scenarios().forEach(scenario -> run(scenario, campaigns));
    }
  }

  private void run(Scenario scenario, Editions campaigns) {
    List<Problem> missing = campaigns.missing(scenario);
    problems.addAll(missing);
    if (!missing.isEmpty()) {
      return;
    }
    Console console = beckon.console();
    Verdict verdict =
        Verdict.on(scenario, ScenarioRun.of(scenario, campaigns, new HostedSequences()));
    if (verdict.holds()) {
      held++;
      console
          .out()
          .println(
              console.out(Console.Colour.GREEN, "ok")
                  + "  "
                  + scenario.span().source().name()
                  + ": "
                  + scenario.title());
    } else {
      failed++;
      console
          .out()
          .print(console.out(Console.Colour.RED, "differs") + "  " + SideBySide.of(verdict));
      console.out().flush();
    }
  }

  private static Path folder(Path file) {
    Path parent = file.getParent();
    return parent == null ? Path.of("") : parent;
  }
}
