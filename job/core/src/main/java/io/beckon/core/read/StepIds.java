package io.beckon.core.read;

import io.beckon.core.source.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Sees to it that each id stands for one step of a campaign, steps inside steps included. */
final class StepIds {

  /** What steps and splits are called that have no name. */
  private static final Pattern UNNAMED = Pattern.compile("(?:step|split)-[0-9]+");

  private final Map<String, Span> owners = new HashMap<>();
  private int splits;

  /**
   * @param place what names it
   */
  void claim(String id, YamlValue place) {
    Span first = owners.putIfAbsent(id, place.span());
    if (first != null) {
      place.problem(
          "two steps are called `" + id + "`; the other one is in line " + first.line(),
          "give this one an `id:` of its own");
    } else if (UNNAMED.matcher(id).matches()) {
      place.problem(
          "steps without a name are called `" + id + "`, by their place",
          "give this one another `id:`");
    }
  }

  /** What the next split of the file is called where it has no name; each is counted. */
  String nextSplit() {
    splits++;
    return "split-" + splits;
  }
}
