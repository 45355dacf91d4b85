package io.beckon.cli.status;

import io.beckon.cli.journeys.DecisionsOfJob;
import io.beckon.cli.journeys.JourneyTopic;
import io.beckon.cli.terminal.Console;
import io.beckon.cli.terminal.InstantConverter;
import io.beckon.cli.terminal.Invocation;
import io.beckon.cli.words.TimeWords;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Tells who waits at which step, and how much is due soon. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Who waits where, and how much is due in the next hour?",
      "Counts the journeys by campaign, version and step, as the job's decisions say: as far back"
          + " as the journeys topic holds them."
    })
public final class StatusCommand implements Callable<Integer> {

  @ParentCommand private Invocation beckon;

  @Parameters(
      paramLabel = "CAMPAIGN",
      arity = "0..1",
      description = "Only this campaign. Default: all of them.")
  private String campaign;

  @Mixin private DecisionsOfJob job;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      converter = InstantConverter.class,
      description = "The hour that begins here, in log time. Default: now.")
  private OffsetDateTime at;

  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "0",
      description = "Names so many users at each step, who goes on first in front. Default: none.")
  private int users;

  @Override
  public Integer call() {
    JourneyTopic journeys = job.open();
    Whereabouts whereabouts = new Whereabouts();
    journeys.forEach(
        record -> {
          if (campaign == null || campaign.equals(record.campaign())) {
            whereabouts.take(record);
          }
        });
    print(whereabouts);
    if (journeys.unknown() > 0) {
      beckon
          .console()
          .err()
          .println(
              "Passed over, since only a later version of beckon knows what they are: "
                  + journeys.unknown());
    }
    return 0;
  }

  private void print(Whereabouts whereabouts) {
    long from = at == null ? beckon.now().toEpochMilli() : at.toInstant().toEpochMilli();
    Map<Standpoint, Whereabouts.Count> counts =
        whereabouts.counts(from + Duration.ofHours(1).toMillis());
    Console console = beckon.console();
    if (counts.isEmpty()) {
      console.out().println("Nobody is inside" + (campaign == null ? "." : " " + campaign + "."));
    }
    String shown = "";
    for (Map.Entry<Standpoint, Whereabouts.Count> entry : counts.entrySet()) {
      Standpoint there = entry.getKey();
      String title = there.campaign() + "  " + there.version();
      if (!title.equals(shown)) {
        console.out().println(console.out(Console.Colour.BOLD, title));
        shown = title;
      }
      console.out().println(line(there, entry.getValue()));
      tellUsers(there, whereabouts);
    }
  }

  private static String when(long due) {
    return due == Whereabouts.UNTIL_RESUMED ? "when it is resumed" : TimeWords.dateTime(due);
  }

  private static String line(Standpoint there, Whereabouts.Count count) {
    String step = there.step().isEmpty() ? "at the door" : there.step();
    return String.format(
        Locale.ROOT,
        "  %-24s%,10d inside%,10d due within the hour, the first %s",
        there.held() ? step + ", put off" : step,
        count.journeys(),
        count.soon(),
        when(count.earliest()));
  }

  private void tellUsers(Standpoint there, Whereabouts whereabouts) {
    for (Whereabouts.Journey journey : whereabouts.at(there, users)) {
      beckon.console().out().println("    " + when(journey.due()) + "  " + journey.user());
    }
  }
}
