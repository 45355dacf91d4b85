package io.beckon.core.catalog;

import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.model.InFlight;
import java.util.ArrayList;
import java.util.List;

/** All versions of one campaign, in the order in which they take force, and its ends among them. */
public final class Line {

  private record Published(
      ExecutableCampaign campaign, long from, InFlight inFlight, boolean ends) {}

  private final List<Published> published = new ArrayList<>();
  private List<Release> releases = List.of();

  /** Adds a version; of two with the same instant the one added later stands. */
  public void add(ExecutableCampaign campaign, long from) {
    add(campaign, from, campaign.definition().inFlight());
  }

  /** Adds a version, whatever its file says of journeys of others. */
  void add(ExecutableCampaign campaign, long from, InFlight inFlight) {
    add(new Published(campaign, from, inFlight, false));
  }

  /** Adds an end: from then on no version is in force, until one is added again. */
  void end(long from, InFlight inFlight) {
    // Which version stands there makes no difference.
    add(new Published(published.get(0).campaign, from, inFlight, true));
  }

  private void add(Published added) {
    int place = published.size();
    while (place > 0 && published.get(place - 1).from > added.from) {
      place--;
    }
    published.add(place, added);
    List<Release> chain = new ArrayList<>();
    Release before = null;
    for (int i = 0; i < published.size(); i++) {
      Published one = published.get(i);
      long until = i + 1 < published.size() ? published.get(i + 1).from : Long.MAX_VALUE;
      Release release = new Release(one.campaign, one.from, until, before, one.inFlight, one.ends);
      chain.add(release);
      // An end that something else takes the place of at its instant ends nothing.
      before = !one.ends ? release : release.takesForce() ? null : before;
    }
    releases = List.copyOf(chain);
  }

  public List<Release> releases() {
    return releases;
  }

  /** The version in force; null where none is. */
  public Release inForce(long logTime) {
    for (int i = releases.size() - 1; i >= 0; i--) {
      if (releases.get(i).inForce(logTime)) {
        return releases.get(i);
      }
    }
    return null;
  }
}
