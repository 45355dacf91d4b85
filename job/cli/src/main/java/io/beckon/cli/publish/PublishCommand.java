package io.beckon.cli.publish;

import io.beckon.cli.campaigns.CampaignEntry;
import io.beckon.cli.campaigns.CampaignPublisher;
import io.beckon.cli.campaigns.CampaignsTopic;
import io.beckon.cli.campaigns.ControlEntries;
import io.beckon.cli.campaigns.Publishable;
import io.beckon.cli.campaigns.PublishedVersions;
import io.beckon.cli.coupons.PoolsWithoutCodes;
import io.beckon.cli.files.CampaignFiles;
import io.beckon.cli.files.CheckedTemplates;
import io.beckon.cli.files.TemplateFiles;
import io.beckon.cli.terminal.Console;
import io.beckon.cli.terminal.Failure;
import io.beckon.cli.terminal.Invocation;
import io.beckon.cli.terminal.ProblemReport;
import io.beckon.core.catalog.Control;
import io.beckon.core.compile.Compilation;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.source.Problem;
import io.beckon.core.source.SourceText;
import io.beckon.engine.record.CampaignChange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * Puts campaigns, the policy, the tracking plan and templates into force: writes them to the
 * campaigns topic that the job follows.
 */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Check campaigns, the policy, the tracking plan and templates, and put them into force: all"
          + " of them, or none where one has a problem, or asks for more history than is known.",
      "Files without a plan or a policy are checked against those that stand. A segment goes with the campaigns that use it. Templates are what lies in a folder called `templates`. What stands as it is is left so."
    })
public final class PublishCommand implements Callable<Integer> {

  @ParentCommand private Invocation beckon;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Campaign files, folders with them, folders of templates.")
  private List<Path> paths;

  @Mixin private CampaignsTopic topic;

  @Option(
      names = "--accept-short-history",
      description =
          "Go on where a campaign asks for more history than is known: until its window has passed"
              + " it sees less than there was.")
  private boolean acceptShortHistory;

  @Option(
      names = "--prune",
      description =
          "End what stands in the topic and is not among the files; journeys that run finish.")
  private boolean prune;

  @Option(
      names = "--coupons",
      paramLabel = "NAME",
      defaultValue = "coupons",
      description =
          "The topic of the coupon codes that templates ask for. Default ${DEFAULT-VALUE}.")
  private String coupons;

  @Override
  public Integer call() {
    TemplateFiles templateFiles = TemplateFiles.in(paths);
    List<SourceText> files =
        templateFiles.files().isEmpty()
            ? CampaignFiles.campaigns(paths)
            : CampaignFiles.campaignsIfAny(paths);
    Compilation compilation = Compilation.of(files);
    if (!compilation.isSound()) {
      return refuse(compilation.problems());
    }
    List<Publishable> campaigns = Publishable.among(compilation);
    if (campaigns.isEmpty() && templateFiles.files().isEmpty()) {
      throw Failure.ofUsage(
          "There is nothing to publish: a segment goes with the campaigns that use it. Name their"
              + " files too.");
    }
    if (prune && compilation.campaigns().isEmpty()) {
      throw Failure.ofUsage(
          "--prune would end every campaign, since there is none among these files. Name the folder"
              + " of the campaigns too, or end them by `beckon end`.");
    }
    try (CampaignPublisher publisher = topic.connect()) {
      PublishedVersions published = publisher.published();
      Standing standing = Standing.of(published);
      standing.unusable().forEach(this::tellUnusable);
      Compilation among = Compilation.of(files, standing.surroundings());
      if (!among.isSound()) {
        return refuse(among.problems());
      }
      CheckedTemplates templates = templates(templateFiles, standing, compilation);
      if (!templates.problems().isEmpty()) {
        return refuse(templates.problems());
      }
      // First, so that they are in force when the first campaign sends one.
      List<Publishable> things = new ArrayList<>(Publishable.of(templates.templates()));
      things.addAll(campaigns);
      List<Publishable> changed = things.stream().filter(Predicate.not(published::stands)).toList();
      AskedHistory asked =
          AskedHistory.of(compilation, changed, standing, topic.from(beckon.now()));
      if (!asked.tooEarly().isEmpty() && !acceptShortHistory) {
        return refuse(asked, changed);
      }
      List<CampaignEntry> entries = new ArrayList<>();
      ControlEntries controls = new ControlEntries(published, topic, beckon.now());
      changed.forEach(
          thing ->
              entries.add(
                  published.holds(thing)
                      ? controls.again(thing)
                      : CampaignEntry.of(thing, topic.from())));
      List<String> gone = prune ? gone(compilation, published) : List.of();
      gone.forEach(
          campaign -> entries.add(controls.of(Control.of(Control.Verb.END, campaign), "pruned")));
      publisher.publish(entries);
      changed.forEach(this::tell);
      gone.forEach(campaign -> beckon.console().out().println("ended  " + campaign));
      things.stream().filter(published::stands).forEach(this::tellUnchanged);
      asked.sinceTheBeginning().forEach(one -> beckon.console().out().println("known  " + one));
      asked.tooEarly().forEach(one -> beckon.console().err().println("warning: " + one));
      if (changed.stream().anyMatch(Publishable::isPlan)) {
        BesidePlan.of(standing, compilation).forEach(beckon.console().err()::println);
      }
      templates.missing().forEach(one -> beckon.console().err().println("warning: " + one));
      PoolsWithoutCodes.among(templates.templates(), topic.brokers(), coupons)
          .forEach(one -> beckon.console().err().println("warning: " + one));
      LeftBehind.by(files, compilation, published).forEach(beckon.console().err()::println);
    }
    return 0;
  }

  /** Held against the campaigns and the plan that will be in force. */
  private static CheckedTemplates templates(
      TemplateFiles files, Standing standing, Compilation compilation) {
    Compilation all = standing.with(compilation);
    return CheckedTemplates.of(
        files, all.plan(), all.campaigns().stream().map(ExecutableCampaign::definition).toList());
  }

  private int refuse(List<Problem> problems) {
    ProblemReport.print(problems, beckon.console());
    beckon.console().err().println("Nothing was published.");
    return 1;
  }

  private int refuse(AskedHistory asked, List<Publishable> changed) {
    Console console = beckon.console();
    asked.tooEarly().forEach(one -> console.err().println(console.err(Console.Colour.RED, one)));
    console.err().println("Nothing was published.");
    console
        .err()
        .println(
            "  --accept-short-history publishes all the same. What the tracking plan keeps (`keep:"
                + " 90d`), campaigns of tomorrow know"
                + (changed.stream().anyMatch(Publishable::isPlan)
                    ? "; the plan among these files begins with it when it is in force."
                    : "."));
    return 1;
  }

  private void tellUnusable(String key) {
    beckon
        .console()
        .err()
        .println(
            key
                + " stands in "
                + topic.name()
                + " and cannot be used; nothing was held against it.");
  }

  /** The campaigns that stand and that no file holds any more. */
  private static List<String> gone(Compilation compilation, PublishedVersions published) {
    Set<String> here =
        compilation.campaigns().stream().map(ExecutableCampaign::id).collect(Collectors.toSet());
    return published.campaigns().stream()
        .map(CampaignChange::id)
        .filter(Predicate.not(here::contains))
        .toList();
  }

  private void tellUnchanged(Publishable thing) {
    beckon.console().out().println("unchanged  " + thing.title() + "  " + thing.version());
  }

  private void tell(Publishable thing) {
    Console console = beckon.console();
    console
        .out()
        .println(
            console.out(Console.Colour.GREEN, "published")
                + "  "
                + thing.title()
                + "  "
                + thing.version()
                + "  in force "
                + topic.when());
  }
}
