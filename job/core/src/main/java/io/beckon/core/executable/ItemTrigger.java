package io.beckon.core.executable;

import io.beckon.core.event.Event;
import io.beckon.core.event.ItemNews;
import io.beckon.core.expression.Expression;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Something happens to an item that the user watches. Who watches it is known where the item is
 * looked after, not where the user is: from there comes an event of the user, under a name that is
 * this campaign's alone.
 *
 * @param campaign whose trigger it is
 * @param event what happens to the item
 * @param where what else must hold of it, and of what the user saw; null for nothing
 * @param watch who is watching
 * @param within how long the latest watching event counts, in milliseconds of event time
 */
public record ItemTrigger(
    String campaign, String event, Expression where, ItemWatch watch, long within)
    implements ExecutableTrigger {

  /** Where the item's event carries what the watching event said. */
  public static final String SEEN = "seen";

  /** The name of the event that comes to the user. */
  public String news() {
    return ItemNews.name(event, campaign);
  }

  /** Whether what a user saw then still counts. */
  public boolean counts(long seenAt, long happenedAt) {
    return seenAt <= happenedAt && seenAt > happenedAt - within;
  }

  /** What a user is told who saw this of the item. */
  public static Map<String, Object> told(Map<String, Object> item, Map<String, Object> seen) {
    Map<String, Object> told = new LinkedHashMap<>(item);
    told.put(SEEN, seen);
    return told;
  }

  /** Whether it starts a journey with what the user is told. */
  public boolean isMetBy(Map<String, Object> told) {
    return where == null || where.holds(Tally.scope(told));
  }

  /** Adds what it compared. */
  public void explain(Map<String, Object> told, Map<String, String> values) {
    if (where != null) {
      where.explain(Tally.scope(told), values);
    }
  }

  @Override
  public boolean looksAt(Event happened) {
    return happened.kind() == Event.Kind.TRACK && happened.name().equals(news());
  }

  @Override
  public WatchedEvents watched() {
    return new WatchedEvents(Set.of(news()), false);
  }

  @Override
  public void dependsOn(ExecutableClause.Dependencies dependencies) {
    // Who watches is not known of the user.
  }
}
