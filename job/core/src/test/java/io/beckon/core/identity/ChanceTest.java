package io.beckon.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Chance that is none. The figures were worked out by another program; they are for life, since
 * users would change sides with them.
 */
class ChanceTest {

  private static final int USERS = 10_000;

  @Test
  void isAFunctionOfTheText() {
    assertThat(Chance.of("")).isEqualTo(0.8894159948913373);
    assertThat(Chance.of("ann")).isEqualTo(0.28737438039142393);
    assertThat(Chance.of("holdout|ünal")).isEqualTo(0.9102078135353378);
  }

  @Test
  void theControlGroupIsACampaignsOwn() {
    // 0.30604251880273015
    assertThat(Chance.isControl("shop", "ann", 0.3060)).isFalse();
    assertThat(Chance.isControl("shop", "ann", 0.3061)).isTrue();
    assertThat(Chance.isControl("shop", "ann", 0)).isFalse();
    assertThat(Chance.isControl("shop", "ann", 1)).isTrue();
    assertThat(shareOf(i -> Chance.isControl("shop", "user-" + i, 0.1))).isEqualTo(0.1051);
  }

  @Test
  void theHoldOutIsTheSameForAllCampaigns() {
    // 0.1971192754781248
    assertThat(Chance.isHeldOut("ann", 0.1971)).isFalse();
    assertThat(Chance.isHeldOut("ann", 0.1972)).isTrue();
    assertThat(shareOf(i -> Chance.isHeldOut("user-" + i, 0.02))).isEqualTo(0.0193);
  }

  @Test
  void aSplitGoesToTheHighestScore() {
    Map<String, Integer> weights = weights("a", 50, "b", 30, "c", 20);

    // a 349.8, b 47.5, c 17.8
    assertThat(Chance.variant("shop", "split-1", weights, "ann")).isEqualTo("a");
    // a 29.5, b 578.3, c 209.7
    assertThat(Chance.variant("shop", "split-1", weights, "bob")).isEqualTo("b");
    // a 383.3, b 35.6, c 256.2
    assertThat(Chance.variant("shop", "split-1", weights, "cyd")).isEqualTo("a");
    assertThat(shareOf(i -> taken(weights, i).equals("a"))).isEqualTo(0.5038);
    assertThat(shareOf(i -> taken(weights, i).equals("b"))).isEqualTo(0.3024);
  }

  @Test
  void aVariantThatGrowsMovesNobodyBetweenTheOthers() {
    Map<String, Integer> before = weights("a", 50, "b", 30, "c", 20);
    Map<String, Integer> after = weights("a", 50, "b", 30, "c", 80);

    for (int i = 0; i < USERS; i++) {
      assertThat(taken(after, i)).isIn("c", taken(before, i));
    }
    assertThat(shareOf(i -> taken(after, i).equals("c"))).isCloseTo(0.5, within(0.02));
  }

  private static String taken(Map<String, Integer> weights, int user) {
    return Chance.variant("shop", "split-1", weights, "user-" + user);
  }

  private static double shareOf(IntPredicate users) {
    return IntStream.range(0, USERS).filter(users).count() / (double) USERS;
  }

  private static Map<String, Integer> weights(
      String a, int weightOfA, String b, int weightOfB, String c, int weightOfC) {
    Map<String, Integer> weights = new LinkedHashMap<>();
    weights.put(a, weightOfA);
    weights.put(b, weightOfB);
    weights.put(c, weightOfC);
    return weights;
  }
}
