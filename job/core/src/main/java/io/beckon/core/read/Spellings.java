package io.beckon.core.read;

import io.beckon.core.event.Event;
import io.beckon.core.plan.BuiltIn;
import io.beckon.core.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sees to it that whatever producers call an event, a plan knows which one is meant. */
final class Spellings {

  private static final String ALSO_HINT = "the names in a list: `also: [Order Completed]`";

  /** Where each event's name stands. */
  private final Map<String, Span> names = new HashMap<>();

  /** By spelling, where it stands. */
  private final Map<String, Span> spellings = new HashMap<>();

  /** Takes the name of an event; all names come before the first spelling. */
  void name(YamlValue key) {
    Optional<String> read = Names.event(key);
    if (read.isEmpty()) {
      return;
    }
    String name = read.get();
    names.put(name, key.span());
    if (name.equals(Event.IDENTIFY_NAME)) {
      key.problem(
          "`identify` says what is known of a user, and is no event",
          "plan the attributes under `profile`");
    } else {
      BuiltIn.meaning(name)
          .ifPresent(
              event ->
                  key.problem(
                      "`" + name + "` is always taken as `" + event + "`", "plan `" + event + "`"));
    }
  }

  /** The other spellings of an event, without those that have a problem. */
  List<String> also(String event, YamlValue list) {
    List<String> also = new ArrayList<>();
    list.items("a list of names", ALSO_HINT)
        .ifPresent(
            items ->
                items.forEach(
                    item ->
                        Names.event(item)
                            .filter(spelling -> isFree(spelling, event, item))
                            .ifPresent(also::add)));
    return also;
  }

  private boolean isFree(String spelling, String event, YamlValue item) {
    Optional<String> builtIn = BuiltIn.meaning(spelling);
    Span first = spellings.putIfAbsent(spelling, item.span());
    if (spelling.equals(event)) {
      item.problem("`" + spelling + "` is the event's name already", "list other spellings only");
    } else if (names.containsKey(spelling)) {
      item.problem(
          "`" + spelling + "` is an event of its own; see " + names.get(spelling),
          "a name stands for one event: remove it here, or the event there");
    } else if (builtIn.isPresent()) {
      item.problem(
          "`" + spelling + "` is always taken as `" + builtIn.get() + "`",
          "remove it: it needs no plan");
    } else if (first != null) {
      item.problem(
          "`" + spelling + "` is there twice; the other one is at " + first,
          "a spelling stands for one event: remove one of them");
    } else {
      return true;
    }
    return false;
  }
}
