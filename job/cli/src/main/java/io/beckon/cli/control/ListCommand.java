package io.beckon.cli.control;

import io.beckon.cli.campaigns.CampaignPublisher;
import io.beckon.cli.campaigns.CampaignsTopic;
import io.beckon.cli.campaigns.PublishedVersions;
import io.beckon.cli.terminal.Console;
import io.beckon.cli.terminal.Invocation;
import io.beckon.cli.words.TimeWords;
import io.beckon.core.catalog.Control;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.ChangeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Tells what stands in the campaigns topic. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Which campaigns are there, in which version, and how do they stand?",
      "The policy and the tracking plan are told as well."
    })
public final class ListCommand implements Callable<Integer> {

  @ParentCommand private Invocation beckon;

  @Mixin private CampaignsTopic.Place topic;

  @Override
  public Integer call() {
    try (CampaignPublisher publisher = topic.connect()) {
      print(publisher.published());
    }
    return 0;
  }

  private void print(PublishedVersions published) {
    Console console = beckon.console();
    long now = beckon.now().toEpochMilli();
    published
        .pause(Control.ALL, now)
        .ifPresent(
            halt ->
                console
                    .out()
                    .println(
                        console.out(Console.Colour.RED, "all campaigns are halted")
                            + ControlWords.since(halt)));
    List<CampaignChange> standing = new ArrayList<>();
    standing.addAll(published.last(ChangeKind.POLICY));
    standing.addAll(published.last(ChangeKind.PLAN));
    standing.addAll(published.last(ChangeKind.TEMPLATE));
    standing.addAll(published.campaigns());
    standing.forEach(change -> line(change, published, now));
    TreeSet<String> ended = new TreeSet<>();
    published.all().stream()
        .filter(change -> change.kind() == ChangeKind.CAMPAIGN && published.isEnded(change.id()))
        .forEach(change -> ended.add(change.id()));
    ended.forEach(id -> console.out().printf(Locale.ROOT, "%-28s%s%n", id, "ended"));
    if (standing.isEmpty() && ended.isEmpty()) {
      console.out().println("Nothing has been published to " + topic.name() + ".");
    }
  }

  private void line(CampaignChange change, PublishedVersions published, long now) {
    String pause =
        change.kind() != ChangeKind.CAMPAIGN
            ? ""
            : published
                .pause(change.id(), now)
                .map(one -> "  paused" + ControlWords.since(one))
                .orElse("");
    long from =
        change.kind() == ChangeKind.CAMPAIGN
            ? published.standsFrom(change)
            : change.effectiveFrom();
    beckon
        .console()
        .out()
        .printf(
            Locale.ROOT,
            "%-28s%s  in force %s %s%s%n",
            change.kind().line(change.id()),
            change.version(),
            from <= now ? "since" : "from",
            TimeWords.dateTime(from),
            pause);
  }
}
