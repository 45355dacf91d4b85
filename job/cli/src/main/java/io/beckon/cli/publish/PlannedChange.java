package io.beckon.cli.publish;

import io.beckon.cli.campaigns.Publishable;
import io.beckon.cli.campaigns.PublishedVersions;
import io.beckon.cli.status.Standpoint;
import io.beckon.cli.status.Whereabouts;
import io.beckon.cli.terminal.Console;
import io.beckon.core.compile.Compilation;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.SendStep;
import io.beckon.core.model.InFlight;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.ChangeKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a publish would change of what stands, and what becomes of those who are inside. */
final class PlannedChange {

  private final PublishedVersions published;
  private final Standing standing;
  private final Map<Standpoint, Whereabouts.Count> inside;
  private final Console console;

  PlannedChange(
      PublishedVersions published, Standing standing, Whereabouts whereabouts, Console console) {
    this.published = published;
    this.standing = standing;
    this.inside = whereabouts.counts(Long.MIN_VALUE);
    this.console = console;
  }

  void tell(List<Publishable> changed, Compilation files) {
    for (Publishable thing : changed) {
      Optional<CampaignChange> before =
          published.last(thing.kind()).stream()
              .filter(one -> thing.kind().isOnlyOne() || one.id().equals(thing.id()))
              .findFirst();
      console
          .out()
          .println(
              console.out(Console.Colour.BOLD, thing.title())
                  + "  "
                  + before.map(one -> one.version() + " -> ").orElse("new, ")
                  + thing.version());
      if (thing.kind() == ChangeKind.CAMPAIGN) {
        files.campaigns().stream()
            .filter(campaign -> campaign.id().equals(thing.id()))
            .forEach(this::tellInside);
      }
    }
  }

  private void tellInside(ExecutableCampaign next) {
    inside.forEach(
        (there, count) -> {
          if (there.campaign().equals(next.id()) && !there.version().equals(next.version())) {
            console
                .out()
                .printf(
                    Locale.ROOT,
                    "  %-24s%,10d inside  %s%n",
                    there.step().isEmpty() ? "at the door" : there.step(),
                    count.journeys(),
                    becomes(there, standing.campaign(next.id()), next));
          }
        });
  }

  /** What becomes of those who stand there. */
  static String becomes(
      Standpoint there, Optional<ExecutableCampaign> before, ExecutableCampaign next) {
    InFlight inFlight = next.definition().inFlight();
    if (inFlight instanceof InFlight.Stop) {
      return "are stopped";
    }
    if (inFlight instanceof InFlight.Move move) {
      String place = move.placeOf(there.step());
      String hindrance = hindrance(there, place, before, next);
      return hindrance != null
          ? "finish " + there.version() + ", since " + hindrance
          : place.equals(there.step()) ? "go on there" : "go on at " + place;
    }
    return "finish " + there.version();
  }

  /** Why the job will not move them, as far as it can be told here; null where it will. */
  private static String hindrance(
      Standpoint there,
      String place,
      Optional<ExecutableCampaign> before,
      ExecutableCampaign next) {
    int found = next.placeOf(place);
    if (found < 0) {
      return "there is no step " + place;
    }
    if (there.held() && !(next.steps().get(found) instanceof SendStep)) {
      return "a message that is put off can only become another one";
    }
    boolean samePer =
        before.map(one -> one.definition().per().equals(next.definition().per())).orElse(true);
    return samePer ? null : "`per` is another";
  }
}
