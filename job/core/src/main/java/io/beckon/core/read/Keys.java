package io.beckon.core.read;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The keys that a mapping may have.
 *
 * @param place what the mapping is, as in "unknown key `x` in a campaign"
 * @param allowed those that are read; for a kind of step, clause and so on its own key first
 */
record Keys(String place, List<String> allowed) {

  static Keys of(String place, String... allowed) {
    return new Keys(place, List.of(allowed));
  }

  /** The key that tells this kind from its siblings. */
  String leading() {
    return allowed.get(0);
  }

  /** Words as they are shown to authors: each in backticks. */
  static String list(List<String> words) {
    return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
  }
}
