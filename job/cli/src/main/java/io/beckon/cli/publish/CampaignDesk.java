package io.beckon.cli.publish;

import io.beckon.cli.brokers.Brokers;
import io.beckon.cli.campaigns.Publishable;
import io.beckon.cli.campaigns.PublishedVersions;
import io.beckon.cli.journeys.JourneyTopic;
import io.beckon.cli.replay.DiffReport;
import io.beckon.cli.replay.EventLog;
import io.beckon.cli.replay.LineSource;
import io.beckon.cli.status.Whereabouts;
import io.beckon.cli.terminal.Console;
import io.beckon.cli.terminal.ProblemReport;
import io.beckon.core.compile.Compilation;
import io.beckon.core.source.SourceText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What {@code beckon validate}, {@code plan} and {@code diff} say of one campaign's file, for
 * whoever is no command: the same code, and lines in place of a terminal.
 */
public final class CampaignDesk {

  private final Brokers brokers;
  private final String topic;
  private final JourneyTopic journeys;
  private final Duration grace;

  /**
   * Sits down beside a job.
   *
   * @param bootstrapServers of its brokers
   * @param topic its campaigns topic
   * @param journeys its journeys topic
   * @param grace its grace
   */
  public CampaignDesk(String bootstrapServers, String topic, String journeys, Duration grace) {
    this.brokers = Brokers.at(bootstrapServers, null);
    this.topic = topic;
    this.journeys = new JourneyTopic(brokers, journeys);
    this.grace = grace;
  }

  /**
   * Holds a file against what stands and who is inside.
   *
   * @param log the last days of the events, a JSON object each, in the order of log time
   * @param now log time, up to which both versions run over the log
   */
  public Draft look(SourceText file, List<byte[]> log, Instant now) {
    StringWriter told = new StringWriter();
    PrintWriter writer = new PrintWriter(told);
    Console console = Console.plain(writer, writer);
    PublishedVersions published =
        PublishedVersions.read(brokers.consumer(), topic, Brokers.PATIENCE);
    Standing standing = Standing.of(published);
    Compilation compilation = Compilation.of(List.of(file), standing.surroundings());
    if (!compilation.isSound()) {
      ProblemReport.print(compilation.problems(), console);
      return draft(Draft.State.PROBLEMS, told, null);
    }
    List<Publishable> things = Publishable.among(compilation);
    if (things.size() != 1) {
      console.err().println(file.name() + ": one campaign is asked for, and there is none or more");
      return draft(Draft.State.PROBLEMS, told, null);
    }
    if (published.holds(things.get(0))) {
      // To bring back an earlier one is a rollback, and not this desk's work.
      console.out().println(things.get(0).title() + "  " + things.get(0).version() + " is known");
      return draft(Draft.State.PUBLISHED, told, null);
    }
    Whereabouts whereabouts = new Whereabouts();
    journeys.forEachWhereThereIsOne(whereabouts::take);
    new PlannedChange(published, standing, whereabouts, console).tell(things, compilation);
    AskedHistory.of(compilation, things, standing, now)
        .tooEarly()
        .forEach(one -> console.out().println("warning: " + one));
    diff(standing, compilation, log, now, console);
    return draft(Draft.State.CHANGED, told, things.get(0));
  }

  private void diff(
      Standing standing, Compilation files, List<byte[]> log, Instant now, Console console) {
    EventLog runs = new EventLog(grace, now.atOffset(ZoneOffset.UTC));
    LineSource lines =
        take -> {
          for (byte[] line : log) {
            take.take(line, 1);
          }
        };
    try {
      new DiffReport(1, console)
          .print(runs.diff(lines, standing.compiled(), standing.with(files), console).campaigns());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Draft draft(Draft.State state, StringWriter told, Publishable changed) {
    return new Draft(
        state, told.toString().stripTrailing().lines().toList(), Optional.ofNullable(changed));
  }
}
