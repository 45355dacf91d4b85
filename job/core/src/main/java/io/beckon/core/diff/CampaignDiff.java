package io.beckon.core.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the second run changes of one campaign.
 *
 * @param campaign its id
 * @param messages sent
 * @param users who are sent something
 * @param usersGained who are sent something in the second run only
 * @param usersLost who are sent something in the first run only
 * @param usersChanged who are sent something in both, and not the same
 * @param steps messages by step
 * @param heldBack messages held back, by reason
 * @param changes of messages, in the order of time
 */
public record CampaignDiff(
    String campaign,
    Count messages,
    Count users,
    int usersGained,
    int usersLost,
    int usersChanged,
    Map<String, Count> steps,
    Map<String, Count> heldBack,
    List<Change> changes) {

  /** The order of time; what is equal there by user and step, so that it is always the same. */
  private static final Comparator<Change> IN_ORDER =
      Comparator.comparingLong(Change::at)
          .thenComparing(Change::user)
          .thenComparing(Change::step)
          .thenComparing(change -> change.getClass().getSimpleName());

  /** A figure of either run. */
  public record Count(int before, int after) {

    Count plus(int more, int moreAfter) {
      return new Count(before + more, after + moreAfter);
    }
  }

  /** Whether both runs do the same. */
  public boolean isNone() {
    return changes.isEmpty()
        && heldBack.values().stream().allMatch(count -> count.before == count.after);
  }

  /** Changes of one kind, in the order of time. */
  public <C extends Change> List<C> of(Class<C> kind) {
    return changes.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Gathers one. */
  static final class Builder {

    private static final Count NONE = new Count(0, 0);

    private final String campaign;
    private Count messages = NONE;
    private final Map<String, Count> ofUsers = new HashMap<>();
    private final Map<String, Count> steps = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();

    Builder(String campaign) {
      this.campaign = campaign;
    }

    void count(String user, String step, int before, int after) {
      messages = messages.plus(before, after);
      ofUsers.merge(user, new Count(before, after), Builder::sum);
      steps.merge(step, new Count(before, after), Builder::sum);
    }

    void add(Change change) {
      changes.add(change);
    }

    CampaignDiff build(Map<String, Integer> heldBefore, Map<String, Integer> heldAfter) {
      changes.sort(IN_ORDER);
      Map<String, Count> heldBack = new TreeMap<>();
      heldBefore.forEach((reason, n) -> heldBack.merge(reason, new Count(n, 0), Builder::sum));
      heldAfter.forEach((reason, n) -> heldBack.merge(reason, new Count(0, n), Builder::sum));
      int before = (int) ofUsers.values().stream().filter(count -> count.before > 0).count();
      int after = (int) ofUsers.values().stream().filter(count -> count.after > 0).count();
      int both =
          (int) ofUsers.values().stream().filter(one -> one.before > 0 && one.after > 0).count();
      int changed =
          (int)
              changes.stream()
                  .map(Change::user)
                  .distinct()
                  .map(ofUsers::get)
                  .filter(one -> one.before > 0 && one.after > 0)
                  .count();
      return new CampaignDiff(
          campaign,
          messages,
          new Count(before, after),
          after - both,
          before - both,
          changed,
          steps,
          heldBack,
          List.copyOf(changes));
    }

    private static Count sum(Count one, Count other) {
      return one.plus(other.before, other.after);
    }
  }
}
