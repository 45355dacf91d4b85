package io.beckon.core.diff;

import io.beckon.core.effect.Decision;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.SendCommand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds two runs over one log against each other, campaign by campaign.
 *
 * <p>A message is known by campaign, user and step. Those of one user and step that both runs send
 * at the same instant are the same; of the others the first of one run is the first of the other,
 * moved in time, and so on; what then is left is gained or lost.
 *
 * <p>Not thread-safe. Memory grows with the messages of both runs.
 */
public final class BehaviourDiff {

  private final Map<String, Sides> campaigns = new TreeMap<>();

  private record Key(String user, String step) {}

  private static final class Sides {
    private final Map<Key, Instants> messages = new HashMap<>();
    private final Map<String, Integer> heldBackBefore = new TreeMap<>();
    private final Map<String, Integer> heldBackAfter = new TreeMap<>();
  }

  private record Instants(List<Long> before, List<Long> after) {}

  /** Takes what the first run puts out, in its order. */
  public void before(Effect effect) {
    take(effect, true);
  }

  /** Takes what the second run puts out, in its order. */
  public void after(Effect effect) {
    take(effect, false);
  }

  /** Of every campaign that sent something or held something back in either run, by its id. */
  public List<CampaignDiff> campaigns() {
    List<CampaignDiff> all = new ArrayList<>();
    campaigns.forEach((campaign, sides) -> all.add(compare(campaign, sides)));
    return all;
  }

  private void take(Effect effect, boolean before) {
    if (effect instanceof SendCommand send) {
      Instants instants =
          sides(send.campaign())
              .messages
              .computeIfAbsent(
                  new Key(send.userId(), send.step()),
                  key -> new Instants(new ArrayList<>(1), new ArrayList<>(1)));
      (before ? instants.before : instants.after).add(send.decidedAt());
    } else if (effect instanceof JourneyRecord record && record.decision() == Decision.HELD_BACK) {
      Sides sides = sides(record.campaign());
      (before ? sides.heldBackBefore : sides.heldBackAfter).merge(record.reason(), 1, Integer::sum);
    }
  }

  private Sides sides(String campaign) {
    return campaigns.computeIfAbsent(campaign, id -> new Sides());
  }

  private static CampaignDiff compare(String campaign, Sides sides) {
    CampaignDiff.Builder built = new CampaignDiff.Builder(campaign);
    sides.messages.forEach(
        (key, instants) -> {
          built.count(key.user, key.step, instants.before.size(), instants.after.size());
          compare(key, instants, built);
        });
    return built.build(sides.heldBackBefore, sides.heldBackAfter);
  }

  private static void compare(Key key, Instants instants, CampaignDiff.Builder built) {
    List<Long> before = new ArrayList<>(instants.before);
    List<Long> after = new ArrayList<>();
    for (Long at : instants.after) {
      if (!before.remove(at)) {
        after.add(at);
      }
    }
    int moved = Math.min(before.size(), after.size());
    for (int i = 0; i < moved; i++) {
      built.add(new Change.Moved(key.user, key.step, before.get(i), after.get(i)));
    }
    before
        .subList(moved, before.size())
        .forEach(at -> built.add(new Change.Lost(key.user, key.step, at)));
    after
        .subList(moved, after.size())
        .forEach(at -> built.add(new Change.Gained(key.user, key.step, at)));
  }
}
