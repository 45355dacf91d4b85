package io.beckon.core.read;

import io.beckon.core.source.Problems;
import io.beckon.core.source.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Sees to it that an id belongs to one document of a kind, over all files of a reading; or that
 * there is one document of a kind at all.
 */
final class Claims {

  private static final String THE_ONLY_ONE = "";

  private final String kind;
  private final String kinds;
  private final Problems problems;
  private final Map<String, Span> owners = new HashMap<>();
  private final Set<String> shared = new HashSet<>();

  /**
   * @param kind what a document defines: "campaign"
   * @param kinds several of them: "campaigns"
   */
  Claims(String kind, String kinds, Problems problems) {
    this.kind = kind;
    this.kinds = kinds;
    this.problems = problems;
  }

  void claim(String id, Span place) {
    Span first = owners.putIfAbsent(id, place);
    if (first != null) {
      shared.add(id);
      problems.add(
          place,
          "two " + kinds + " are called `" + id + "`; the other one is at " + first,
          "an id stands for one " + kind + ", over all files: give one of them another id");
    }
  }

  /** Whether more than one document claims the id: which of them is meant, nobody can tell. */
  boolean isShared(String id) {
    return shared.contains(id);
  }

  /** Claims that there is no other document of this kind, whatever it is called. */
  void claimAll(Span place) {
    Span first = owners.putIfAbsent(THE_ONLY_ONE, place);
    if (first != null) {
      shared.add(THE_ONLY_ONE);
      problems.add(
          place,
          "there are two " + kinds + "; the other one is at " + first,
          "one " + kind + " is in force at a time, over all files: put them together");
    }
  }

  /** Whether there is more than one document where there may be one. */
  boolean areSeveral() {
    return isShared(THE_ONLY_ONE);
  }
}
