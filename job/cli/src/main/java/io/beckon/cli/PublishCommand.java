package io.beckon.cli;

import io.beckon.core.compile.Compilation;
import io.beckon.core.source.SourceText;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * Puts campaigns, the policy and the tracking plan into force: writes them to the campaigns topic
 * that the job follows.
 */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Check campaigns, the policy and the tracking plan, and put them into force: all of them, or"
          + " none where one has a problem.",
      "A segment goes with the campaigns that use it. What stands as it is is left so."
    })
final class PublishCommand implements Callable<Integer> {

  @ParentCommand private Beckon beckon;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Campaign files, or folders with them.")
  private List<Path> paths;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      required = true,
      description = "Brokers to begin with, separated by commas.")
  private String bootstrapServers;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      defaultValue = "campaigns",
      description = "The campaigns topic. Default ${DEFAULT-VALUE}.")
  private String topic;

  @Option(
      names = "--effective-from",
      paramLabel = "INSTANT",
      converter = InstantConverter.class,
      description =
          "In force from this log time of the events on, such as 2025-03-01T00:00Z. If not said,"
              + " as soon as may be: a lead behind now, 30 s unless the job says otherwise.")
  private OffsetDateTime effectiveFrom;

  @Option(
      names = "--client",
      paramLabel = "FILE",
      description = "Properties of the Kafka client, such as those for TLS and passwords.")
  private Path client;

  @Override
  public Integer call() {
    List<SourceText> files = CampaignFiles.campaigns(paths);
    Compilation compilation = Compilation.of(files);
    if (!compilation.isSound()) {
      ProblemReport.print(compilation.problems(), beckon.console());
      beckon.console().err().println("Nothing was published.");
      return 1;
    }
    List<Publishable> things = Publishable.among(compilation);
    if (things.isEmpty()) {
      throw Failure.ofUsage(
          "There is nothing to publish: a segment goes with the campaigns that use it. Name their"
              + " files too.");
    }
    try (CampaignPublisher publisher =
        new CampaignPublisher(Brokers.at(bootstrapServers, client), topic)) {
      PublishedVersions published = publisher.published();
      List<Publishable> changed = things.stream().filter(Predicate.not(published::stands)).toList();
      publisher.publish(changed.stream().map(thing -> CampaignEntry.of(thing, from())).toList());
      changed.forEach(this::tell);
      things.stream().filter(published::stands).forEach(this::tellUnchanged);
      LeftBehind.by(files, compilation, published).forEach(beckon.console().err()::println);
    }
    return 0;
  }

  private Instant from() {
    return effectiveFrom == null ? null : effectiveFrom.toInstant();
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
                + (effectiveFrom == null
                    ? "as soon as the job's lead is over"
                    : "from " + from() + ", or when the job's lead is over"));
  }
}
