package io.beckon.cli.control;

import io.beckon.cli.campaigns.CampaignPublisher;
import io.beckon.cli.campaigns.CampaignsTopic;
import io.beckon.cli.campaigns.ControlEntries;
import io.beckon.cli.campaigns.PublishedVersions;
import io.beckon.cli.terminal.Console;
import io.beckon.cli.terminal.Failure;
import io.beckon.cli.terminal.Invocation;
import io.beckon.core.catalog.Control;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.ChangeKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options of every command that says in the campaigns topic how a campaign is to stand. It
 * looks first at how the campaign stands: what would change nothing, or is about something that is
 * not there, is refused with the reason.
 */
final class ControlWriter {

  @Mixin private CampaignsTopic topic;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Why, for whoever looks at it later.")
  private String reason;

  /**
   * Writes it, and tells so.
   *
   * @param done what is done, for people: {@code paused}
   */
  int say(Invocation beckon, Control control, String done) {
    try (CampaignPublisher publisher = topic.connect()) {
      PublishedVersions published = publisher.published();
      Control meant = check(control, published, topic.from(beckon.now()).toEpochMilli());
      ControlEntries entries = new ControlEntries(published, topic, beckon.now());
      publisher.publish(List.of(entries.of(meant, reason)));
      Console console = beckon.console();
      console
          .out()
          .println(
              console.out(Console.Colour.GREEN, done)
                  + "  "
                  + (meant.isOfAll() ? "all campaigns" : meant.campaign())
                  + (meant.version().isEmpty() ? "" : "  " + meant.version())
                  + "  "
                  + topic.when());
    }
    return 0;
  }

  private Control check(Control control, PublishedVersions published, long from) {
    String campaign = control.campaign();
    if (!control.isOfAll()
        && published.history(campaign).stream().noneMatch(ControlWriter::isVersion)) {
      throw published.noCampaign(campaign, topic.name());
    }
    Optional<CampaignChange> pause = published.pause(campaign, from);
    return switch (control.verb()) {
      case PAUSE -> {
        pause.ifPresent(
            since -> {
              throw new Failure(
                  named(control)
                      + (control.isOfAll() ? " are halted" : " is paused")
                      + " already,"
                      + ControlWords.since(since)
                      + ".");
            });
        yield control;
      }
      case RESUME -> {
        if (pause.isEmpty()) {
          throw new Failure(notHeld(control, published, from));
        }
        yield control;
      }
      case END -> {
        refuseBefore(published.scheduled(campaign, from));
        if (published.isEnded(campaign)) {
          throw new Failure(named(control) + " has ended already.");
        }
        yield control;
      }
      case ROLLBACK -> {
        refuseBefore(published.scheduled(campaign, from));
        yield rollback(control, published);
      }
    };
  }

  /** What takes force later would undo it without a word. */
  private static void refuseBefore(Optional<CampaignChange> scheduled) {
    scheduled.ifPresent(
        later -> {
          throw new Failure(
              later.id()
                  + " has a change that takes force only at "
                  + Instant.ofEpochMilli(later.effectiveFrom())
                  + ", and would undo this; say it with --effective-from behind that instant.");
        });
  }

  private static boolean isVersion(CampaignChange change) {
    return change.kind() == ChangeKind.CAMPAIGN;
  }

  private static String named(Control control) {
    return control.isOfAll() ? "All campaigns" : control.campaign();
  }

  private static String notHeld(Control control, PublishedVersions published, long from) {
    if (control.isOfAll()) {
      return "Campaigns are not halted.";
    }
    return control.campaign()
        + " is not paused"
        + (published.pause(Control.ALL, from).isPresent()
            ? "; all campaigns are halted, which `beckon resume --all` lifts."
            : published.isEnded(control.campaign())
                ? "; it has ended, and `beckon rollback` or `beckon publish` begins it anew."
                : ".");
  }

  /** A version may be named by its first letters, as long as they are those of no other. */
  private Control rollback(Control control, PublishedVersions published) {
    List<String> known =
        published.all().stream()
            .filter(change -> change.kind() == ChangeKind.CAMPAIGN)
            .filter(change -> change.id().equals(control.campaign()))
            .map(CampaignChange::version)
            .distinct()
            .toList();
    List<String> meant =
        known.stream().filter(version -> version.startsWith(control.version())).toList();
    if (meant.size() != 1) {
      throw new Failure(
          (meant.isEmpty()
                  ? "No version of " + control.campaign() + " is called " + control.version()
                  : control.version() + " may be several versions of " + control.campaign())
              + ". It has, the latest last: "
              + String.join(", ", known)
              + ".");
    }
    String version = meant.get(0);
    boolean stands =
        published.campaigns().stream()
            .anyMatch(
                change ->
                    change.id().equals(control.campaign()) && change.version().equals(version));
    if (stands) {
      throw new Failure(control.campaign() + " stands at version " + version + " already.");
    }
    return new Control(control.verb(), control.campaign(), version, control.inFlight());
  }
}
