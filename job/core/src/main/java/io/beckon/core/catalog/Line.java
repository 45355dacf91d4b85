package io.beckon.core.catalog;

import io.beckon.core.executable.ExecutableCampaign;
import java.util.ArrayList;
import java.util.List;

/** All versions of one campaign, in the order in which they take force. */
public final class Line {

  private record Published(ExecutableCampaign campaign, long from) {}

  private final List<Published> published = new ArrayList<>();
  private List<Release> releases = List.of();

  /** Adds a version; of two with the same instant the one added later stands. */
  public void add(ExecutableCampaign campaign, long from) {
    int place = published.size();
    while (place > 0 && published.get(place - 1).from > from) {
      place--;
    }
    published.add(place, new Published(campaign, from));
    List<Release> chain = new ArrayList<>();
    Release before = null;
    for (int i = 0; i < published.size(); i++) {
      Published one = published.get(i);
      long until = i + 1 < published.size() ? published.get(i + 1).from : Long.MAX_VALUE;
      before = new Release(one.campaign, one.from, until, before);
      chain.add(before);
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
