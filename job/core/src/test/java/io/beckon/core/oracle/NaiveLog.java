package io.beckon.core.oracle;

import io.beckon.core.event.Event;
import io.beckon.core.model.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Everything that ever happened to a user, in the order of the log, and what journeys changed in
 * between. Each question goes through all of it.
 */
final class NaiveLog {

  /** Something that changed what is known, at an instant of log time. */
  sealed interface Entry {
    long logTime();
  }

  /** An event that was applied, at its place among them. */
  record Happened(Event event, long place, long logTime) implements Entry {
    String name() {
      return event.name();
    }

    long time() {
      return event.time();
    }

    Map<String, Object> properties() {
      return event.properties();
    }

    boolean isTrack() {
      return event.kind() == Event.Kind.TRACK;
    }
  }

  /** A journey set an attribute of the user. */
  record AttributeSet(String attribute, Object value, long logTime) implements Entry {}

  /** A journey changed what the user is subscribed to. */
  record Subscribed(Step.Subscribe step, long logTime) implements Entry {}

  private final List<Entry> entries = new ArrayList<>();
  private long place;

  Happened add(Event event, long logTime) {
    Happened happened = new Happened(event, ++place, logTime);
    entries.add(happened);
    return happened;
  }

  void add(Entry entry) {
    entries.add(entry);
  }

  List<Entry> entries() {
    return entries;
  }

  /** How many events there were. */
  long place() {
    return place;
  }

  /** What the user did. */
  List<Happened> tracked() {
    return entries.stream()
        .filter(Happened.class::isInstance)
        .map(Happened.class::cast)
        .filter(Happened::isTrack)
        .toList();
  }

  List<Happened> tracked(String name) {
    return tracked().stream().filter(happened -> happened.name().equals(name)).toList();
  }

  Map<String, Object> profile() {
    Map<String, Object> profile = new HashMap<>();
    entries.forEach(entry -> change(profile, entry));
    return profile;
  }

  /** Log time since which something that follows from the profile is as it is now. */
  long unchangedSince(Function<Map<String, Object>, Object> question) {
    Map<String, Object> profile = new HashMap<>();
    Object answer = question.apply(profile);
    long since = Long.MIN_VALUE;
    for (Entry entry : entries) {
      change(profile, entry);
      Object next = question.apply(profile);
      if (!Objects.equals(answer, next)) {
        answer = next;
        since = entry.logTime();
      }
    }
    return since;
  }

  /** Each top-level attribute whole; null removes it. */
  static void change(Map<String, Object> profile, Entry entry) {
    if (entry instanceof Happened happened && !happened.isTrack()) {
      happened.properties().forEach((name, value) -> put(profile, name, value));
    } else if (entry instanceof AttributeSet set) {
      put(profile, set.attribute(), set.value());
    }
  }

  private static void put(Map<String, Object> profile, String name, Object value) {
    if (value == null) {
      profile.remove(name);
    } else {
      profile.put(name, value);
    }
  }
}
