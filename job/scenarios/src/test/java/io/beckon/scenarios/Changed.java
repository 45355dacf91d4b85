package io.beckon.scenarios;

import io.beckon.cli.campaigns.CampaignEntry;
import io.beckon.cli.campaigns.Publishable;
import io.beckon.core.catalog.Control;
import io.beckon.core.scenario.Change;
import io.beckon.core.scenario.Editions;
import io.beckon.core.scenario.Scenario;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.ChangeKind;
import io.beckon.engine.record.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The changes of a scenario, as the campaigns' log carries them. */
final class Changed {

  private Changed() {}

  /** The same as records of the campaigns topic. */
  static List<CampaignEntry> entries(Scenario scenario, Editions editions) {
    List<CampaignEntry> entries = new ArrayList<>();
    for (CampaignChange change : in(scenario, editions)) {
      Instant from = Instant.ofEpochMilli(change.effectiveFrom());
      Said said = change.said();
      entries.add(
          said == null
              ? CampaignEntry.of(
                  new Publishable(
                      change.kind(), change.id(), change.version(), change.source(), change.uses()),
                  from)
              : CampaignEntry.of(said.control(), said.sequence(), from, said.reason()));
    }
    return entries;
  }

  /** In the order of the scenario. */
  static List<CampaignChange> in(Scenario scenario, Editions editions) {
    List<CampaignChange> changes = new ArrayList<>();
    for (Change change : scenario.changes()) {
      if (change.verb().isEmpty()) {
        editions.published(change).stream()
            .flatMap(compilation -> Publishable.among(compilation).stream())
            .filter(thing -> thing.kind() == ChangeKind.CAMPAIGN)
            .map(thing -> thing.change(change.from(), 1_000 + changes.size()))
            .forEach(changes::add);
      }
      for (Control control : editions.controls(change)) {
        Said said = new Said(control, "" + changes.size(), change.from(), "");
        changes.add(new CampaignChange(said, change.from(), 0, 1_000 + changes.size()));
      }
    }
    return changes;
  }
}
