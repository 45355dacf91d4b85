package io.beckon.core.known;

import io.beckon.core.executable.Demand;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.ExecutableStep;
import io.beckon.core.executable.SendStep;
import io.beckon.core.executable.Tally;
import io.beckon.core.plan.ExecutablePlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Since when history is known to a campaign that is about to come into force.
 *
 * <p>A tally is counted from the instant on at which some version asks for it, and what was asked
 * for once is counted for ever. At every instant at which more of it is asked for, what is there
 * already reaches back as far as it was kept until then, and what the tracking plan in force keeps
 * is added. A version counts whether or not another one has taken its place.
 *
 * <p>Every user is taken to meet a version before another plan takes the place of the one in force.
 * Who does nothing is met at the roll-call, up to a day later: a plan that was replaced within that
 * day may have filled the history of some users and not of others.
 */
public final class KnownHistory {

  private final Map<AskedTallies.Id, List<Published<Tally>>> asked = new HashMap<>();

  /** By template and by id of the step, from when on a message of that name could be sent. */
  private final Map<String, Long> firstSent = new HashMap<>();

  private final KeptByPlans kept;
  private final long beginning;

  /**
   * @param campaigns every version of every campaign, in the order of the log
   * @param plans every version of the tracking plan, in the order of the log
   */
  public KnownHistory(
      List<Published<ExecutableCampaign>> campaigns, List<Published<ExecutablePlan>> plans) {
    this.kept = new KeptByPlans(plans);
    long first = Long.MAX_VALUE;
    for (Published<ExecutablePlan> plan : plans) {
      first = Math.min(first, plan.from());
    }
    for (Published<ExecutableCampaign> campaign : campaigns) {
      first = Math.min(first, campaign.from());
      enter(campaign);
    }
    this.beginning = first;
    asked.values().forEach(all -> all.sort(Comparator.comparingLong(Published::from)));
  }

  /**
   * How much is known of all that a campaign asks of the time before it comes into force, in the
   * order of its file; what it asks since the start of its own journeys is not among it.
   *
   * @param from log time in epoch milliseconds from which it is to be in force
   */
  public List<Coverage> of(ExecutableCampaign campaign, long from) {
    Map<String, Long> sent = new HashMap<>(firstSent);
    sends(campaign, from, sent);
    AskedTallies asks = AskedTallies.of(campaign);
    List<Coverage> coverage = new ArrayList<>();
    for (AskedTallies.Ask ask : asks.asks()) {
      if (ask.demand().window() > 0) {
        long since = since(ask, asks.tallies().get(ask.tally()), from);
        // Nothing can be reported of a message before it is sent.
        if (ask.message() == null || !isWhole(since, sent.get(ask.message()))) {
          long window = ask.demand().window();
          coverage.add(new Coverage(ask.tally().event(), window, since, from, beginning));
        }
      }
    }
    return coverage;
  }

  private static boolean isWhole(long since, Long sent) {
    return sent != null && since <= sent + Coverage.IN_ONE_GO;
  }

  private void enter(Published<ExecutableCampaign> campaign) {
    sends(campaign.version(), campaign.from(), firstSent);
    AskedTallies.of(campaign.version())
        .tallies()
        .forEach(
            (id, tally) ->
                asked
                    .computeIfAbsent(id, tallyId -> new ArrayList<>())
                    .add(new Published<>(tally, campaign.from())));
  }

  private static void sends(ExecutableCampaign campaign, long from, Map<String, Long> first) {
    for (ExecutableStep step : campaign.steps()) {
      if (step instanceof SendStep send) {
        first.merge(send.id(), from, Math::min);
        first.merge(send.definition().template(), from, Math::min);
      }
    }
  }

  private long since(AskedTallies.Ask ask, Tally tally, long from) {
    List<Published<Tally>> all = new ArrayList<>();
    asked.getOrDefault(ask.tally(), List.of()).stream()
        .filter(one -> one.from() <= from)
        .forEach(all::add);
    all.add(new Published<>(tally, from));
    Tally before = null;
    long since = Long.MAX_VALUE;
    long window = 0;
    for (Published<Tally> one : all) {
      Tally needed = before == null ? one.version() : before.and(one.version());
      if (before == null || !needed.demands().equals(before.demands())) {
        long counted = window == Demand.FOR_EVER ? since : Math.max(since, one.from() - window);
        since = Math.min(counted, kept.since(tally, one.from()));
        window = window(needed, ask.demand().keep());
        before = needed;
      }
    }
    return since;
  }

  /** How far back at least so many of the latest are kept, in milliseconds. */
  private static long window(Tally needed, int keep) {
    return needed.demands().stream()
        .filter(demand -> demand.keep() >= keep)
        .mapToLong(Demand::window)
        .max()
        .orElse(0);
  }
}
