package io.beckon.core.executable;

import io.beckon.core.expression.Expression;
import io.beckon.core.value.TextHash;
import java.util.Map;

/**
 * What makes users watch an item, for as long as a trigger says.
 *
 * @param id the property that says which item
 * @param event of the user, by which the item is watched from then on
 * @param where what else must hold of that event; null for nothing
 * @param unless event of the user that ends it; null for none
 */
public record ItemWatch(String id, String event, Expression where, String unless) {

  /**
   * What it is remembered under. Versions of a campaign, and triggers of one version, that say the
   * same of who is watching share what is remembered; how long it counts is the trigger's.
   */
  public long key() {
    return TextHash.of(
        String.join(
            "\n",
            "watch",
            id,
            event,
            where == null ? "" : where.canonical(),
            unless == null ? "" : unless));
  }

  /** Whether an event of this name and with these properties makes its user watch. */
  public boolean isBegunBy(String name, Map<String, Object> properties) {
    return name.equals(event) && (where == null || where.holds(Tally.scope(properties)));
  }
}
