package io.beckon.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Chance that is none. The numbers were worked out by another program. */
class ChanceTest {

  private static final Map<String, Integer> THREE = weights("a", 70, "b", 20, "c", 10);

  @Test
  void variantsGetTheirShares() {
    assertThat(taken(weights("five", 50, "ten", 50))).isEqualTo(Map.of("five", 4963, "ten", 5037));
    assertThat(taken(THREE)).isEqualTo(Map.of("a", 7083, "b", 1981, "c", 936));
  }

  @Test
  void theOrderOfTheFileMakesNoDifference() {
    assertThat(taken(weights("c", 10, "b", 20, "a", 70))).isEqualTo(taken(THREE));
  }

  @Test
  void aVariantThatGrowsTakesUsersFromTheOthersAndNobodyElseChanges() {
    Map<String, Integer> grown = weights("a", 70, "b", 20, "c", 30);
    Map<String, Integer> moves = new TreeMap<>();
    users()
        .forEach(user -> moves.merge(variant(THREE, user) + variant(grown, user), 1, Integer::sum));

    assertThat(moves).isEqualTo(Map.of("aa", 5914, "bb", 1660, "cc", 936, "ac", 1169, "bc", 321));
  }

  private static Map<String, Integer> taken(Map<String, Integer> weights) {
    Map<String, Integer> taken = new TreeMap<>();
    users().forEach(user -> taken.merge(variant(weights, user), 1, Integer::sum));
    return taken;
  }

  private static Iterable<String> users() {
    return IntStream.range(0, 10_000).mapToObj(i -> "user-" + i).toList();
  }

  private static String variant(Map<String, Integer> weights, String user) {
    return Chance.variant("shop", "split-1", weights, user);
  }

  private static Map<String, Integer> weights(Object... namesAndWeights) {
    Map<String, Integer> weights = new LinkedHashMap<>();
    for (int i = 0; i < namesAndWeights.length; i += 2) {
      weights.put((String) namesAndWeights[i], (Integer) namesAndWeights[i + 1]);
    }
    return weights;
  }
}
