package io.beckon.cli.publish;

import io.beckon.cli.campaigns.CampaignPublisher;
import io.beckon.cli.campaigns.CampaignsTopic;
import io.beckon.cli.campaigns.Publishable;
import io.beckon.cli.campaigns.PublishedVersions;
import io.beckon.cli.files.CampaignFiles;
import io.beckon.cli.infer.PlanInferCommand;
import io.beckon.cli.journeys.JourneyTopic;
import io.beckon.cli.replay.DiffReport;
import io.beckon.cli.replay.EventLog;
import io.beckon.cli.status.Whereabouts;
import io.beckon.cli.terminal.Console;
import io.beckon.cli.terminal.Invocation;
import io.beckon.cli.terminal.ProblemReport;
import io.beckon.core.catalog.Control;
import io.beckon.core.compile.Compilation;
import io.beckon.core.diff.CampaignDiff;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.model.Existing;
import io.beckon.core.source.SourceText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What a publish would change; and, one level down, what can be done about tracking plans. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "What would `beckon publish` change, with the same files?",
      "Who is inside which version and what becomes of them; with --events also who would get what"
          + " over a log. Nothing is written. `beckon plan infer` drafts a tracking plan."
    },
    subcommands = PlanInferCommand.class)
public final class PlanCommand implements Callable<Integer>, Invocation {

  @ParentCommand private Invocation beckon;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Campaign files, or folders with them.")
  private List<Path> paths;

  @ArgGroup(exclusive = false)
  private CampaignsTopic.Place topic;

  @Option(
      names = "--journeys",
      paramLabel = "NAME",
      defaultValue = "journeys",
      description = "The journeys topic. Default ${DEFAULT-VALUE}.")
  private String journeys;

  @ArgGroup(exclusive = false)
  private EventLog log;

  @Option(
      names = "--examples",
      paramLabel = "N",
      defaultValue = "3",
      description = "So many changes of each kind are told one by one. Default ${DEFAULT-VALUE}.")
  private int examples;

  @Override
  public Console console() {
    return beckon.console();
  }

  @Override
  public Instant now() {
    return beckon.now();
  }

  @Override
  public Integer call() {
    if (paths == null || paths.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "beckon plan: which files, or command?");
    }
    if (topic == null) {
      throw new ParameterException(
          spec.commandLine(), "Missing required option: '--bootstrap-servers=HOST:PORT'");
    }
    List<SourceText> files = CampaignFiles.campaigns(paths);
    try (CampaignPublisher publisher = topic.connect()) {
      PublishedVersions published = publisher.published();
      Standing standing = Standing.of(published);
      Compilation compilation = Compilation.of(files, standing.surroundings());
      if (!compilation.isSound()) {
        ProblemReport.print(compilation.problems(), beckon.console());
        return 1;
      }
      List<Publishable> changed =
          Publishable.among(compilation).stream().filter(Predicate.not(published::stands)).toList();
      if (changed.isEmpty()) {
        beckon.console().out().println("Nothing would change: all of it stands.");
        return 0;
      }
      Whereabouts whereabouts = new Whereabouts();
      new JourneyTopic(topic.brokers(), journeys).forEachWhereThereIsOne(whereabouts::take);
      new PlannedChange(published, standing, whereabouts, beckon.console())
          .tell(changed, compilation);
      AskedHistory.of(compilation, changed, standing, beckon.now().plus(PublishedVersions.LEAD))
          .tooEarly()
          .forEach(one -> beckon.console().out().println("publish refuses  " + one));
      if (log != null) {
        tellHeld(published);
        tellOutlook(changed, standing.compiled(), standing.with(compilation));
      }
    }
    return 0;
  }

  /** The runs over a log know of no pause. */
  private void tellHeld(PublishedVersions published) {
    long now = beckon.now().toEpochMilli();
    boolean halted = published.pause(Control.ALL, now).isPresent();
    published.campaigns().stream()
        .filter(campaign -> halted || published.pause(campaign.id(), now).isPresent())
        .forEach(
            campaign ->
                beckon
                    .console()
                    .out()
                    .println(campaign.id() + " is paused; below it is as if it ran"));
  }

  /** What the change does over the log: who enters at once, and who gets what. */
  private void tellOutlook(List<Publishable> changed, Compilation before, Compilation after) {
    Set<String> ids = changed.stream().map(Publishable::id).collect(Collectors.toSet());
    List<ExecutableCampaign> next =
        after.campaigns().stream()
            .filter(campaign -> ids.contains(campaign.id()))
            .filter(campaign -> !(campaign.definition().existing() instanceof Existing.Skip))
            .sorted(Comparator.comparing(ExecutableCampaign::id))
            .toList();
    Console console = beckon.console();
    Outlook outlook =
        log.inOrder(
            console,
            lines -> {
              EventLog.Difference diff = log.diff(lines, before, after, console);
              return new Outlook(
                  diff.campaigns(),
                  next.isEmpty() || diff.end().isEmpty()
                      ? Map.of()
                      : log.existing(lines, before, next, diff.end().getAsLong(), console));
            });
    next.forEach(
        campaign ->
            console
                .out()
                .printf(
                    Locale.ROOT,
                    "%s: %,d of the log's users qualify already and would enter%n",
                    campaign.id(),
                    outlook.entered.getOrDefault(campaign.id(), 0)));
    console.out().println();
    new DiffReport(examples, console).print(outlook.campaigns);
  }

  /** What both runs over the log and the one of those who qualify already come to. */
  private record Outlook(List<CampaignDiff> campaigns, Map<String, Integer> entered) {}
}
