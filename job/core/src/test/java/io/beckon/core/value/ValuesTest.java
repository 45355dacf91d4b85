package io.beckon.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ValuesTest {

  private static final long NO_DOUBLE = (1L << 53) + 1;

  @Test
  void numbersAreEqualByWhatTheyAre() {
    assertThat(Values.equal(1L, 1.0)).isTrue();
    assertThat(Values.equal(0.0, -0.0)).isTrue();
    assertThat(Values.equal(0L, -0.0)).isTrue();
    assertThat(Values.equal(NO_DOUBLE, (double) NO_DOUBLE)).isFalse();
    assertThat(Values.equal(Long.MAX_VALUE, 0x1p63)).isFalse();
    assertThat(Values.equal(Long.MIN_VALUE, -0x1p63)).isTrue();
  }

  @Test
  void missingEqualsNothing() {
    assertThat(Values.equal(null, null)).isFalse();
    assertThat(Values.equal(null, false)).isFalse();
    assertThat(Values.equal("", null)).isFalse();
  }

  @Test
  void typesAreNeverMixed() {
    assertThat(Values.equal("1", 1L)).isFalse();
    assertThat(Values.equal(1L, true)).isFalse();
    assertThat(Values.equal(List.of(1L), 1L)).isFalse();
    assertThat(Values.comparable("1", 1L)).isFalse();
    assertThat(Values.comparable(true, false)).isFalse();
    assertThat(Values.comparable(null, 1L)).isFalse();
  }

  @Test
  void listsAndMapsAreEqualThroughAndThrough() {
    assertThat(Values.equal(List.of(1L, "a"), List.of(1.0, "a"))).isTrue();
    assertThat(Values.equal(Arrays.asList(1L, null), Arrays.asList(1.0, null))).isTrue();
    assertThat(Values.equal(List.of(1L), List.of(1L, 2L))).isFalse();
    assertThat(Values.equal(Map.of("a", 1L, "b", 2L), Map.of("b", 2.0, "a", 1.0))).isTrue();
    assertThat(Values.equal(Map.of("a", 1L), Map.of("b", 1L))).isFalse();
  }

  @Test
  void textsStandInTheOrderOfTheirCodePoints() {
    assertThat(Values.compare("Z", "a")).isNegative();
    assertThat(Values.compare("a", "ab")).isNegative();
    assertThat(Values.compare("\uFF5E", "\uD83D\uDE00")).isNegative();
    assertThat(Values.compare("\uD83D\uDE00", "\uFF5E")).isPositive();
  }

  @Test
  void keysSayWhichValueItIs() {
    assertThat(Values.key(null)).isEmpty();
    assertThat(Values.key(1L)).contains("1");
    assertThat(Values.key(1.0)).contains("1");
    assertThat(Values.key("1")).contains("\"1\"");
    assertThat(Values.key(0.1)).contains("0.1");
    assertThat(Values.key(-0.0)).contains("0");
    assertThat(Values.key(2.0e-3)).contains("0.002");
    assertThat(Values.key(1.0e300)).contains("1E+300");
    assertThat(Values.key(4.9e-324)).contains("4.94065645841247E-324");
    assertThat(Values.key(true)).contains("true");
    assertThat(Values.key("a\"b\\\n\u0001")).contains("\"a\\\"b\\\\\\n\\u0001\"");
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("b", Arrays.asList(1.5, null));
    map.put("a", Map.of());
    assertThat(Values.key(map)).contains("{\"a\":{},\"b\":[1.5,null]}");
    assertThat(Values.key(List.of())).contains("[]");
  }

  @Test
  void excerptsAreShort() {
    assertThat(Values.excerpt(null, 10)).isEqualTo("missing");
    assertThat(Values.excerpt("12345678", 10)).isEqualTo("\"12345678\"");
    assertThat(Values.excerpt("123456789", 10)).isEqualTo("\"12345678…");
    assertThat(Values.excerpt("1234567\uD83D\uDE00\uD83D\uDE00", 10)).isEqualTo("\"1234567…");
    assertThat(Values.excerpt(List.of("aaaaaa", "bbbbbb"), 10)).hasSize(10).endsWith("…");
  }

  @Test
  void whatIsNoValueIsRefused() {
    assertThatThrownBy(() -> Values.equal(1, 1)).hasMessageContaining("java.lang.Integer");
  }

  @Property
  void equalMeansTheSameKey(@ForAll("values") Object a, @ForAll("values") Object b) {
    assertThat(Values.equal(a, b)).isEqualTo(Values.key(a).equals(Values.key(b)));
    assertThat(Values.equal(a, a)).isTrue();
    assertThat(Values.equal(a, b)).isEqualTo(Values.equal(b, a));
  }

  @Property
  void numbersCompareAsTheirExactDecimals(
      @ForAll("numbers") Object a, @ForAll("numbers") Object b) {
    assertThat(Integer.signum(Values.compare(a, b))).isEqualTo(exact(a).compareTo(exact(b)));
    assertThat(Values.equal(a, b)).isEqualTo(exact(a).compareTo(exact(b)) == 0);
  }

  @Property
  void theTextOfANumberLeadsBackToIt(@ForAll("numbers") Object number) {
    String text = Values.key(number).orElseThrow();
    assertThat(Double.parseDouble(text)).isEqualTo(Numbers.asDouble(number) + 0.0);
    assertThat(Optional.of(text)).isEqualTo(Values.key(Numbers.of(number)));
  }

  private static BigDecimal exact(Object number) {
    return number instanceof Long whole ? new BigDecimal(whole) : new BigDecimal((Double) number);
  }

  @Provide
  Arbitrary<Object> numbers() {
    return numbersOfBothKinds();
  }

  @Provide
  Arbitrary<Object> values() {
    Arbitrary<Object> texts = Arbitraries.of("", "a", "1", "true", "null", "[1]").map(t -> t);
    Arbitrary<Object> few = Arbitraries.of(1L, 1.0, 0L, -0.0, 1.5, true, false);
    Arbitrary<Object> plain = Arbitraries.oneOf(texts, few, numbersOfBothKinds());
    Arbitrary<Object> lists = plain.list().ofMaxSize(2).map(l -> l);
    Arbitrary<Object> maps =
        Combinators.combine(Arbitraries.of("a", "b"), few).as((k, v) -> (Object) Map.of(k, v));
    return Arbitraries.oneOf(plain, lists, maps);
  }

  private static Arbitrary<Object> numbersOfBothKinds() {
    Arbitrary<Object> longs = Arbitraries.longs().map(n -> (Object) n);
    Arbitrary<Object> doubles =
        Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite).map(n -> n);
    Arbitrary<Object> rounded = Arbitraries.longs().map(n -> (Object) (double) n);
    Arbitrary<Object> nearTheEdge =
        Arbitraries.longs().between(-3, 3).map(n -> (Object) ((1L << 53) + n));
    Arbitrary<Object> nearTheEdgeAsDouble = nearTheEdge.map(n -> (Object) (double) (Long) n);
    return Arbitraries.oneOf(longs, doubles, rounded, nearTheEdge, nearTheEdgeAsDouble);
  }
}
