package io.beckon.core.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.catalog.Catalog;
import io.beckon.core.compile.Compilation;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.EmittedEvent;
import io.beckon.core.effect.Notice;
import io.beckon.core.effect.SetAsideEvent;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.plan.ExecutablePlan;
import io.beckon.core.source.SourceText;
import io.beckon.core.time.TimeRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Items and who watches them: given campaigns, when this and that reaches the log, then so much is
 * told to the watchers and no more. Instants are seconds. What a desk remembers is bytes between
 * any two inputs.
 */
final class Shelf {

  private final Catalog catalog = new Catalog();
  private final List<EmittedEvent> told = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private final List<SetAsideEvent> setAside = new ArrayList<>();
  private TimeRules rules = TimeRules.DEFAULT;
  private ItemBounds bounds = ItemBounds.DEFAULT;
  private ItemRoom room;
  private int messages;

  private final Effects out =
      new Effects() {
        @Override
        public void emit(Effect effect) {
          if (effect instanceof EmittedEvent event) {
            told.add(event);
          } else {
            setAside.add((SetAsideEvent) effect);
          }
        }

        @Override
        public void notice(Notice notice) {
          notices.add(notice);
        }
      };

  /** One campaign, with this trigger, in force always. */
  static Shelf watchedBy(String trigger) {
    return new Shelf().from(Long.MIN_VALUE / 1_000, "drop", trigger);
  }

  /** A version of a campaign, in force from an instant. */
  Shelf from(long second, String id, String trigger) {
    publish("campaign: " + id + "\ntrigger: " + trigger + "\n", second * 1_000);
    return this;
  }

  Shelf planned(String plan) {
    Compilation compiled = compiled(plan);
    catalog.publish(ExecutablePlan.of(compiled.plan().orElseThrow()), Long.MIN_VALUE);
    return this;
  }

  Shelf under(TimeRules otherRules) {
    rules = otherRules;
    return this;
  }

  Shelf within(ItemBounds otherBounds) {
    bounds = otherBounds;
    return this;
  }

  private void publish(String campaign, long from) {
    Compilation compiled = compiled(campaign + "steps: [{send: email, template: a}]\n");
    ExecutableCampaign one = compiled.campaigns().get(0);
    catalog.publish(one, from);
  }

  private static Compilation compiled(String text) {
    Compilation compiled = Compilation.of(List.of(new SourceText("campaign.yaml", text)));
    assertThat(compiled.problems()).isEmpty();
    return compiled;
  }

  /** Something a user does with a thing, and the log takes it then. */
  Shelf does(long second, String user, String event, String item, Object... properties) {
    return late(second, second, user, event, item, properties);
  }

  /** Something a user did earlier than the log takes it. */
  Shelf late(
      long happened, long logged, String user, String event, String item, Object... properties) {
    return take(
        new Event(
            Event.Kind.TRACK, event, user, nextId(), happened * 1_000, with(item, properties)),
        logged);
  }

  /** Something happens to a thing. */
  Shelf happens(long second, String event, String item, Object... properties) {
    return happensLate(second, second, event, item, properties);
  }

  Shelf happensLate(long happened, long logged, String event, String item, Object... properties) {
    return happens(nextId(), happened, logged, event, with(item, properties));
  }

  Shelf happens(
      String id, long happened, long logged, String event, Map<String, Object> properties) {
    return take(new Event(Event.Kind.ITEM, event, "", id, happened * 1_000, properties), logged);
  }

  Shelf take(Event event, long second) {
    room().take(new LoggedEvent(event, second * 1_000, 0), out);
    return this;
  }

  /** Everything up to then is handled. */
  Shelf until(long second) {
    room().advance(second * 1_000, out);
    return this;
  }

  ItemRoom room() {
    if (room == null) {
      room = new ItemRoom(rules, bounds, catalog);
    }
    return room;
  }

  Effects out() {
    return out;
  }

  List<EmittedEvent> events() {
    return told;
  }

  List<Notice> notices() {
    return notices;
  }

  List<SetAsideEvent> setAside() {
    return setAside;
  }

  /** Who was told and when, as {@code ann at 10}, in this order. */
  void tells(String... expected) {
    assertThat(told)
        .map(event -> event.userId() + " at " + event.decidedAt() / 1_000)
        .containsExactly(expected);
  }

  private static Map<String, Object> with(String item, Object... properties) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("id", item);
    for (int i = 0; i < properties.length; i += 2) {
      all.put((String) properties[i], properties[i + 1]);
    }
    return all;
  }

  private String nextId() {
    return "m-" + ++messages;
  }
}
