package io.beckon.core.read;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Guesses which word an author meant, by how few letters would have to be mended. */
final class NearestWord {

  /** Longer than any word of the language: not worth comparing. */
  private static final int MAX_LENGTH = 40;

  private NearestWord() {}

  /** The nearest of the words, if it is near; the first of those that are equally near. */
  static Optional<String> to(String written, Collection<String> words) {
    if (written.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String lower = written.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    String nearest = null;
    // Up to a third of the letters: `wihle_insde` is a slip, `foo` for `per` is another word.
    int best = Math.max(1, written.length() / 3) + 1;
    for (String word : words) {
      int distance = distance(lower, word);
      if (distance < best) {
        best = distance;
        nearest = word;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** Letters to insert, remove, replace, or swap with their neighbour (Damerau and Levenshtein). */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int changed = cost[i - 1][j - 1] + (same ? 0 : 1);
        cost[i][j] = Math.min(changed, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
