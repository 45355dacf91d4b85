package io.beckon.coupon.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.coupon.pool.CouponEntry.Claim;
import io.beckon.coupon.pool.CouponEntry.Code;
import io.beckon.coupon.pool.CouponEntry.Release;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/** Who has which code, as the log says. */
class PoolsTest {

  private static final List<String> POOLS = List.of("summer", "spring");
  private static final int COMMANDS = 60;

  private Pools pools = new Pools();

  @Test
  void theNthDistinctClaimGetsTheNthCode() {
    load("summer", "A", "B", "C");

    claim("c1", "c2", "c1", "c3");

    assertThat(code("c1")).contains("A");
    assertThat(code("c2")).contains("B");
    assertThat(code("c3")).contains("C");
  }

  @Test
  void aClaimOfADryPoolGetsNothingAndIsNotRemembered() {
    load("summer", "A");
    claim("c1", "c2");
    load("summer", "B");

    assertThat(code("c2")).isEmpty();
    claim("c3", "c2");
    assertThat(code("c3")).contains("B");
    assertThat(code("c2")).isEmpty();
  }

  @Test
  void aCodeThatIsGivenBackIsTheLastToBeGivenOutAgain() {
    load("summer", "A", "B", "C");
    claim("c1");

    pools.take(new Release("summer", "c1"));
    claim("c2", "c3", "c4");

    assertThat(code("c1")).isEmpty();
    assertThat(code("c4")).contains("A");
    assertThat(pools.standing("summer")).isEqualTo(new Standing("summer", 3, 3, 1, 0));
  }

  @Test
  void whoHasNoCodeGivesNothingBack() {
    load("summer", "A");
    claim("c1");

    assertThat(pools.take(new Release("summer", "c2"))).isFalse();
    assertThat(pools.take(new Release("winter", "c1"))).isFalse();

    assertThat(code("c1")).contains("A");
    assertThat(pools.standing("summer").free()).isZero();
  }

  @Test
  void aCodeIsInAPoolOnceForEver() {
    load("summer", "A", "A");
    claim("c1");
    load("summer", "A");

    assertThat(pools.standing("summer")).isEqualTo(new Standing("summer", 1, 1, 0, 0));
  }

  @Test
  void whatNoCodeOrPoolCanBeIsPassedOver() {
    assertThat(pools.take(new Code("summer", ""))).isFalse();
    assertThat(pools.take(new Code("summer", "two words"))).isFalse();
    assertThat(pools.take(new Code("summer", "é"))).isFalse();
    assertThat(pools.take(new Code("summer", "x".repeat(65)))).isFalse();
    assertThat(pools.take(new Code("1st", "A"))).isFalse();
    assertThat(pools.standings()).as("nor does it make a pool").isEmpty();
    load("summer", "A");
    assertThat(pools.take(new Claim("summer", ""))).isFalse();
    assertThat(pools.take(new Claim("summer", "x".repeat(501)))).isFalse();
    assertThat(pools.take(new Code("summer", "x".repeat(64)))).isTrue();
  }

  @Test
  void thereAreNoMorePoolsThanTheBoundAllows() {
    for (int i = 0; i < CouponBounds.MOST_POOLS + 5; i++) {
      pools.take(new Code("p" + i, "A"));
    }

    assertThat(pools.standings()).hasSize(CouponBounds.MOST_POOLS);
    assertThat(pools.take(new Code("p0", "B"))).isTrue();
  }

  @Test
  void aPoolHasNoMoreCodesThanTheBoundAllows() {
    for (int i = 0; i < CouponBounds.MOST_CODES + 5; i++) {
      pools.take(new Code("summer", "S" + i));
    }

    assertThat(pools.standing("summer").loaded()).isEqualTo(CouponBounds.MOST_CODES);
    assertThat(pools.take(new Code("spring", "A"))).as("others have room").isTrue();
  }

  @Test
  void aHundredThousandClaimsGetAHundredThousandCodes() {
    int many = 100_000;
    for (int i = 0; i < many; i++) {
      pools.take(new Code("summer", "SUMMER-" + i));
    }
    for (int i = 0; i < many; i++) {
      pools.take(new Claim("summer", "command-" + i % (many - 1)));
    }

    for (int i = 0; i < many - 1; i++) {
      assertThat(code("command-" + i)).contains("SUMMER-" + i);
    }
    assertThat(pools.standing("summer")).isEqualTo(new Standing("summer", many, many - 1, 0, 1));
  }

  @Test
  void aCommandIsFoundInAllPoolsThatItHasACodeOf() {
    load("summer", "A");
    load("spring", "B");
    claim("c1");
    pools.take(new Claim("spring", "c1"));

    assertThat(pools.heldBy("c1")).containsExactly("spring", "summer");
    assertThat(pools.heldBy("c2")).isEmpty();
  }

  @Test
  void aCodeIsFoundInThePoolThatItWasPutInto() {
    load("summer", "A");
    load("spring", "B");
    claim("c1");

    assertThat(pools.poolOf("A")).contains("summer");
    assertThat(pools.poolOf("B")).contains("spring");
    assertThat(pools.poolOf("C")).isEmpty();
  }

  @Test
  void noCodeIsNamedWhereAnEntryIsPrinted() {
    assertThat(new Code("summer", "SECRET")).asString().doesNotContain("SECRET");
  }

  @Property(tries = 300)
  void isWhatTheNaiveOneIs(@ForAll("logs") List<CouponEntry> log) {
    pools = new Pools();
    NaivePools naive = new NaivePools();
    for (CouponEntry entry : log) {
      boolean changed = pools.take(entry);
      Standing before = naive.standing(entry.pool());
      naive.take(entry);
      assertThat(changed).isEqualTo(!before.equals(naive.standing(entry.pool())));
      assertThat(pools.standing(entry.pool())).isEqualTo(naive.standing(entry.pool()));
    }
    for (String pool : POOLS) {
      IntStream.range(0, COMMANDS)
          .mapToObj(i -> "c" + i)
          .forEach(
              command ->
                  assertThat(pools.codeOf(pool, command)).isEqualTo(naive.codeOf(pool, command)));
    }
  }

  @Property(tries = 200)
  void noCodeIsAtTwoCommandsAndNobodysCodeChanges(@ForAll("logs") List<CouponEntry> log) {
    pools = new Pools();
    Map<String, String> told = new HashMap<>();
    for (CouponEntry entry : log) {
      pools.take(entry);
      if (entry instanceof Release release) {
        told.remove(release.pool() + '/' + release.commandId());
      }
      Set<String> given = new HashSet<>();
      for (String pool : POOLS) {
        for (int i = 0; i < COMMANDS; i++) {
          String who = pool + "/c" + i;
          Optional<String> code = pools.codeOf(pool, "c" + i);
          code.ifPresent(
              one -> {
                assertThat(given.add(pool + '/' + one)).as("at one command").isTrue();
                assertThat(told.putIfAbsent(who, one)).as("it stays").isIn(null, one);
              });
          if (code.isEmpty()) {
            assertThat(told).as("nobody loses one").doesNotContainKey(who);
          }
        }
      }
    }
  }

  @Provide
  static Arbitrary<List<CouponEntry>> logs() {
    Arbitrary<String> pool = Arbitraries.of(POOLS);
    Arbitrary<String> command = Arbitraries.integers().between(0, COMMANDS - 1).map(i -> "c" + i);
    Arbitrary<String> code = Arbitraries.integers().between(0, 99).map(i -> "X" + i);
    return Arbitraries.<CouponEntry>frequencyOf(
            Tuple.of(3, Combinators.combine(pool, code).as(Code::new)),
            Tuple.of(4, Combinators.combine(pool, command).as(Claim::new)),
            Tuple.of(2, Combinators.combine(pool, command).as(Release::new)))
        .list()
        .ofMaxSize(400);
  }

  private void load(String pool, String... codes) {
    for (String code : codes) {
      pools.take(new Code(pool, code));
    }
  }

  private void claim(String... commands) {
    for (String command : commands) {
      pools.take(new Claim("summer", command));
    }
  }

  private Optional<String> code(String command) {
    return pools.codeOf("summer", command);
  }
}
