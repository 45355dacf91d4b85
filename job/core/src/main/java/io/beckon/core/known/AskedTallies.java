package io.beckon.core.known;

import io.beckon.core.executable.Demand;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.ExecutableClause;
import io.beckon.core.executable.Tally;
import io.beckon.core.state.TallyKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tallies that a campaign asks, and how much of each must be known for its answers. */
final class AskedTallies implements ExecutableClause.Dependencies {

  /** Which tally. */
  record Id(String event, TallyKey key) {}

  /**
   * One question.
   *
   * @param tally what is asked
   * @param demand how much of it must be known
   * @param message whose reports are asked; null where it is no message
   */
  record Ask(Id tally, Demand demand, String message) {}

  private final Map<Id, Tally> tallies = new LinkedHashMap<>();
  private final List<Ask> asks = new ArrayList<>();

  private AskedTallies() {}

  static AskedTallies of(ExecutableCampaign campaign) {
    AskedTallies asked = new AskedTallies();
    campaign.dependsOn(asked);
    return asked;
  }

  /** Each with all that is kept for it. */
  Map<Id, Tally> tallies() {
    return tallies;
  }

  /** In the order of the file. */
  List<Ask> asks() {
    return asks;
  }

  @Override
  public void history(Tally tally) {
    add(tally, Demand.FOR_EVER, null);
  }

  @Override
  public void history(Tally tally, long needed) {
    add(tally, needed, null);
  }

  @Override
  public void message(String message, Tally tally) {
    add(tally, Demand.FOR_EVER, message);
  }

  @Override
  public void profile() {
    // The profile is kept whole, whoever asks for it.
  }

  private void add(Tally tally, long most, String message) {
    Id id = new Id(tally.event(), tally.key());
    tallies.merge(id, tally, Tally::and);
    for (Demand demand : tally.demands()) {
      long window = Math.min(demand.window(), most);
      asks.add(new Ask(id, new Demand(demand.keep(), window, demand.sinceJourney()), message));
    }
  }
}
