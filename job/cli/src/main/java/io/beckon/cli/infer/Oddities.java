package io.beckon.cli.infer;

import io.beckon.core.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says what looks inconsistent in what was seen; whether it is, only people know. */
final class Oddities {

  private static final int MOST_LEFT_OUT = 20;

  /** What was seen less often than this says little. */
  private static final int FEW = 10;

  private static final int SHOWN = 40;

  private static final Pattern BLANKS = Pattern.compile("[\\s_-]+");

  private final Set<String> leftOut = new TreeSet<>();
  private long beyond;
  private List<String> found;

  /** Remembers that an event cannot be planned. */
  void leftOut(String name, boolean full) {
    if (full) {
      beyond++;
    } else if (leftOut.size() < MOST_LEFT_OUT) {
      leftOut.add(name);
    }
  }

  /** One sentence each: events first, by name, then what is known of users. */
  List<String> of(Map<String, SeenFields> events, SeenFields traits) {
    found = new ArrayList<>();
    Map<String, Long> names = new TreeMap<>();
    events.forEach((name, seen) -> names.put(name, seen.holders()));
    alike(names, PlainNames::key)
        .forEach(
            group ->
                found.add(
                    "event names that differ only in case or separators: "
                        + counted(group, name -> "`" + name + "`")
                        + "; if they are one, list the others as `also`"));
    names(leftOut, "");
    if (beyond > 0) {
      found.add(
          number(beyond)
              + " events left out: there are more than "
              + PlanDraft.MOST_EVENTS
              + " names");
    }
    events.forEach(this::event);
    fields("profile", traits, false);
    return found;
  }

  private void event(String name, SeenFields seen) {
    if (seen.holders() < FEW) {
      found.add(
          "`" + name + "` was seen " + (seen.holders() == 1 ? "once" : seen.holders() + " times"));
    }
    fields(name, seen, true);
  }

  private void fields(String holder, SeenFields seen, boolean missing) {
    Map<String, Long> names = new LinkedHashMap<>();
    seen.values().forEach((name, value) -> names.put(name, value.count()));
    alike(names, PlainNames::key)
        .forEach(
            group ->
                found.add(
                    holder
                        + ": names that differ only in case or separators: "
                        + counted(group, name -> "`" + name + "`")));
    names(seen.leftOut(), holder + ": ");
    if (seen.isFull()) {
      found.add(
          holder
              + ": too many names; those after the first "
              + number(seen.values().size())
              + " are left out");
    }
    seen.values()
        .forEach(
            (name, value) -> {
              String path = holder + "." + name;
              if (missing && value.count() < seen.holders()) {
                found.add(
                    path + ": missing in " + share(seen.holders() - value.count(), seen.holders()));
              }
              value(path, value);
            });
  }

  private void value(String path, SeenValue value) {
    if (value.kinds().size() > 1) {
      found.add(
          path
              + ": "
              + value.kinds().entrySet().stream()
                  .map(kind -> kind.getKey().words() + " (" + number(kind.getValue()) + ")")
                  .collect(Collectors.joining(", sometimes ", "sometimes ", "")));
    }
    if (value.texts() != null) {
      alike(value.texts(), Oddities::plain)
          .forEach(
              group ->
                  found.add(
                      path
                          + ": values that differ only in case or blanks: "
                          + counted(group, text -> Values.excerpt(text, SHOWN))));
    }
    if (value.items() != null) {
      value(path + "[]", value.items());
    }
    if (value.fields() != null) {
      fields(path, value.fields(), !value.fields().isFull());
    }
  }

  private void names(Set<String> names, String holder) {
    names.forEach(
        name ->
            found.add(
                holder + Values.excerpt(name, SHOWN) + " left out: no plan can say such a name"));
  }

  /** Groups of two and more that come to the same, in the order of their keys. */
  private static List<Map<String, Long>> alike(
      Map<String, Long> counts, Function<String, String> key) {
    Map<String, Map<String, Long>> groups = new TreeMap<>();
    counts.forEach(
        (name, count) ->
            groups
                .computeIfAbsent(key.apply(name), same -> new LinkedHashMap<>())
                .put(name, count));
    return groups.values().stream().filter(group -> group.size() > 1).toList();
  }

  private static String plain(String text) {
    return BLANKS.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
  }

  /** The most frequent first. */
  private static String counted(Map<String, Long> group, Function<String, String> shown) {
    return group.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(entry -> shown.apply(entry.getKey()) + " (" + number(entry.getValue()) + ")")
        .collect(Collectors.joining(", "));
  }

  private static String share(long part, long whole) {
    double percent = 100.0 * part / whole;
    String share =
        percent < 0.1 ? "less than 0.1 %" : String.format(Locale.ROOT, "%.1f %%", percent);
    return share + " (" + number(part) + " of " + number(whole) + ")";
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
