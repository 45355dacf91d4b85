package io.beckon.core.read;

import io.beckon.core.source.Problems;
import io.beckon.core.source.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Sees to it that an id belongs to one campaign, over all files of a reading. */
final class CampaignIds {

  private final Problems problems;
  private final Map<String, Span> owners = new HashMap<>();
  private final Set<String> shared = new HashSet<>();

  CampaignIds(Problems problems) {
    this.problems = problems;
  }

  void claim(String id, Span place) {
    Span first = owners.putIfAbsent(id, place);
    if (first != null) {
      shared.add(id);
      problems.add(
          place,
          "two campaigns are called `" + id + "`; the other one is at " + first,
          "an id stands for one campaign, over all files: give one of them another id");
    }
  }

  /** Whether more than one campaign claims the id: which of them is meant, nobody can tell. */
  boolean isShared(String id) {
    return shared.contains(id);
  }
}
