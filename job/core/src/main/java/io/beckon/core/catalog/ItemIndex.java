package io.beckon.core.catalog;

import io.beckon.core.executable.ExecutableTrigger;
import io.beckon.core.executable.ItemTrigger;
import io.beckon.core.executable.ItemWatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * From the name of an event to the campaigns that watch items by it: built anew after every change.
 */
public final class ItemIndex {

  /** A watch of a version; one that several of its triggers share stands here once. */
  public record Watching(Release release, ItemWatch watch) {}

  private final Map<String, List<Watching>> byUsersEvent = new HashMap<>();
  private final Map<String, List<Watching>> byItemsEvent = new HashMap<>();

  private ItemIndex() {}

  /**
   * @param releases in the order in which they are asked
   */
  static ItemIndex of(List<Release> releases) {
    ItemIndex index = new ItemIndex();
    releases.forEach(index::enter);
    return index;
  }

  /** Whether no campaign watches anything, ever. */
  public boolean isEmpty() {
    return byItemsEvent.isEmpty();
  }

  /** The watches that an event of a user can begin or end. */
  public List<Watching> ofUsers(String event) {
    return byUsersEvent.getOrDefault(event, List.of());
  }

  /** The watches to which an event of an item matters. */
  public List<Watching> ofItems(String event) {
    return byItemsEvent.getOrDefault(event, List.of());
  }

  private void enter(Release release) {
    Set<String> known = new HashSet<>();
    for (ExecutableTrigger trigger : release.campaign().triggers()) {
      if (trigger instanceof ItemTrigger onItem) {
        ItemWatch watch = onItem.watch();
        Watching watching = new Watching(release, watch);
        if (known.add("user " + watch.key())) {
          add(byUsersEvent, watch.event(), watching);
          if (watch.unless() != null && !watch.unless().equals(watch.event())) {
            add(byUsersEvent, watch.unless(), watching);
          }
        }
        if (known.add("item " + watch.key() + ' ' + onItem.event())) {
          add(byItemsEvent, onItem.event(), watching);
        }
      }
    }
  }

  private static void add(Map<String, List<Watching>> index, String event, Watching watching) {
    index.computeIfAbsent(event, name -> new ArrayList<>()).add(watching);
  }
}
