package io.beckon.core.source;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what an author probably meant by a word that is not known. */
public final class Nearest {

  /** Longer than any word that is known: not worth comparing. */
  private static final int MAX_LENGTH = 60;

  private Nearest() {}

  /**
   * The known word that is nearest to this one, whatever its case and whatever joins its parts: at
   * most one letter in three wrong, left out, added or changed places with its neighbour. Among
   * equally near ones the first.
   */
  public static Optional<String> of(String word, Collection<String> known) {
    if (word.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    int nearest = Math.max(1, word.length() / 3) + 1;
    String found = null;
    for (String candidate : known) {
      int distance = distance(plain(word), plain(candidate));
      if (distance < nearest) {
        nearest = distance;
        found = candidate;
      }
    }
    return Optional.ofNullable(found);
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
  }

  /** Optimal string alignment: the fewest single mistakes that turn one into the other. */
  private static int distance(String a, String b) {
    int[] beforePrevious = new int[b.length() + 1];
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(previous[j - 1] + change, Math.min(previous[j], current[j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          best = Math.min(best, beforePrevious[j - 2] + 1);
        }
        current[j] = best;
      }
      beforePrevious = previous;
      previous = current;
    }
    return previous[b.length()];
  }
}
