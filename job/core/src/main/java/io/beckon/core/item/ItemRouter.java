package io.beckon.core.item;

import io.beckon.core.catalog.Catalog;
import io.beckon.core.catalog.ItemIndex;
import io.beckon.core.catalog.ItemIndex.Watching;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.Notice;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.executable.ItemWatch;
import io.beckon.core.json.JsonWriter;
import io.beckon.core.run.PlanGate;
import io.beckon.core.time.TimeRules;
import io.beckon.core.value.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes events to the desks of the items that they are about. It remembers nothing; where no
 * campaign watches anything an event costs one look.
 */
public final class ItemRouter {

  private final TimeRules rules;
  private final Catalog catalog;

  public ItemRouter(TimeRules rules, Catalog catalog) {
    this.rules = rules;
    this.catalog = catalog;
  }

  /**
   * Takes an event to whoever watches by it, at its log time.
   *
   * @param out hears of item events that go nowhere; what breaks the tracking plan is set aside
   *     here where it is an item's, and where it is a user's is said elsewhere
   */
  public void route(LoggedEvent logged, Effects out, Consumer<ItemInput> to) {
    switch (logged.event().kind()) {
      case ITEM -> happened(logged, out, to);
      case TRACK -> done(logged, to);
      case IDENTIFY -> {
        // Who a user is says nothing of items.
      }
    }
  }

  private void happened(LoggedEvent logged, Effects out, Consumer<ItemInput> to) {
    LoggedEvent named = PlanGate.admit(logged, catalog.plan(logged.logTime()), out);
    if (named == null) {
      return;
    }
    Event event = named.event();
    List<Watching> interested = catalog.items().ofItems(event.name());
    if (!interested.isEmpty() && JsonWriter.write(event.properties()).length() > ItemBounds.EVENT) {
      out.notice(Notice.ITEM_EVENT_TOO_LARGE);
      return;
    }
    boolean wanted = false;
    for (Watching watching : interested) {
      Optional<ItemKey> key = key(watching, named);
      key.ifPresent(
          desk -> to.accept(input(desk, ItemInput.Kind.HAPPENED, named, event.properties())));
      wanted |= key.isPresent();
    }
    if (!wanted) {
      out.notice(Notice.ITEM_EVENT_IGNORED);
    }
  }

  private void done(LoggedEvent logged, Consumer<ItemInput> to) {
    ItemIndex index = catalog.items();
    if (index.isEmpty()) {
      return;
    }
    String name = catalog.plan(logged.logTime()).named(logged.event()).name();
    if (index.ofUsers(name).isEmpty()) {
      return;
    }
    LoggedEvent named = PlanGate.ifAdmitted(logged, catalog.plan(logged.logTime()));
    if (named != null) {
      Set<ItemKey> ended = new HashSet<>();
      index.ofUsers(name).forEach(watching -> done(watching, named, ended, to));
    }
  }

  /**
   * That a user watches no longer is heard by campaigns too that are not in force now: if one comes
   * back, it must not take an old word for the last.
   *
   * @param ended the desks that have heard it: versions share theirs
   */
  private void done(
      Watching watching, LoggedEvent named, Set<ItemKey> ended, Consumer<ItemInput> to) {
    Event event = named.event();
    ItemWatch watch = watching.watch();
    if (watch.isBegunBy(event.name(), event.properties())) {
      key(watching, named)
          .ifPresent(
              key ->
                  to.accept(input(key, ItemInput.Kind.SEEN, named, Seen.of(event.properties()))));
    } else if (event.name().equals(watch.unless())
        && watching.release().from() <= named.logTime()) {
      desk(watching, named)
          .filter(ended::add)
          .ifPresent(key -> to.accept(input(key, ItemInput.Kind.ENDED, named, Map.of())));
    }
  }

  /** The desk of a campaign in force; empty where the event does not say which item. */
  private static Optional<ItemKey> key(Watching watching, LoggedEvent logged) {
    return watching.release().inForce(logged.logTime()) ? desk(watching, logged) : Optional.empty();
  }

  private static Optional<ItemKey> desk(Watching watching, LoggedEvent logged) {
    ItemWatch watch = watching.watch();
    Object value = Values.at(logged.event().properties(), watch.id());
    return Values.key(value)
        .filter(item -> item.length() <= ItemKey.BOUND)
        .map(item -> new ItemKey(watching.release().campaign().id(), watch.key(), item));
  }

  private ItemInput input(
      ItemKey key, ItemInput.Kind kind, LoggedEvent logged, Map<String, Object> properties) {
    Event event = logged.event();
    boolean ahead = event.time() > logged.logTime() + rules.futureTolerance();
    return new ItemInput(
        key,
        kind,
        event.userId(),
        event.messageId(),
        event.name(),
        ahead ? logged.logTime() : event.time(),
        logged.logTime(),
        logged.partition(),
        logged.offset(),
        properties);
  }
}
