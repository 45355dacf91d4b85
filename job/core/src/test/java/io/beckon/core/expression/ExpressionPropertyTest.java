package io.beckon.core.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.beckon.core.source.Problems;
import io.beckon.core.value.Numbers;
import io.beckon.core.value.Values;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The rules said once more, in the plainest way, and held against what was compiled. */
class ExpressionPropertyTest {

  @Property
  void comparisonsFollowTheRules(@ForAll("values") Object a, @ForAll("values") Object b) {
    boolean equal = equal(a, b);
    assertThat(ask("event.a == event.b", a, b)).isEqualTo(equal);
    assertThat(ask("event.a != event.b", a, b)).isEqualTo(!equal);
    boolean ordered = (number(a) && number(b)) || (a instanceof String && b instanceof String);
    int order = !ordered ? 0 : number(a) ? exact(a).compareTo(exact(b)) : text(a, b);
    assertThat(ask("event.a < event.b", a, b)).isEqualTo(ordered && order < 0);
    assertThat(ask("event.a <= event.b", a, b)).isEqualTo(ordered && order <= 0);
    assertThat(ask("event.a > event.b", a, b)).isEqualTo(ordered && order > 0);
    assertThat(ask("event.a >= event.b", a, b)).isEqualTo(ordered && order >= 0);
    assertThat(ask("event.a in [event.b, 7]", a, b)).isEqualTo(equal || equal(a, 7L));
  }

  @Property
  void logicTakesAnythingButTrueAsNotTrue(@ForAll("values") Object a, @ForAll("values") Object b) {
    boolean x = Boolean.TRUE.equals(a);
    boolean y = Boolean.TRUE.equals(b);
    assertThat(ask("event.a && event.b", a, b)).isEqualTo(x && y);
    assertThat(ask("event.a || event.b", a, b)).isEqualTo(x || y);
    assertThat(ask("!event.a", a, b)).isEqualTo(!x);
    assertThat(ask("event.a ? 1 : 2", a, b)).isEqualTo(x ? 1L : 2L);
    assertThat(ask("has(event.a)", a, b)).isEqualTo(a != null);
  }

  @Property
  void arithmeticIsExactWhereItCanBe(@ForAll("values") Object a, @ForAll("values") Object b) {
    if (!number(a) || !number(b)) {
      assertThat(ask("event.a * event.b", a, b)).isNull();
      assertThat(ask("event.a / event.b", a, b)).isNull();
      return;
    }
    assertThat(ask("event.a / event.b", a, b) == null)
        .isEqualTo(
            exact(b).signum() == 0 || !Double.isFinite(Numbers.asDouble(a) / Numbers.asDouble(b)));
    assertIsSum(ask("event.a + event.b", a, b), exact(a).add(exact(b)), whole(a) && whole(b));
    assertIsSum(ask("event.a - event.b", a, b), exact(a).subtract(exact(b)), whole(a) && whole(b));
    assertIsSum(ask("event.a * event.b", a, b), exact(a).multiply(exact(b)), whole(a) && whole(b));
  }

  @Property
  void noAnswerDependsOnHowANumberIsHeld(@ForAll("wholes") long a, @ForAll("wholes") long b) {
    for (String sign : List.of("+", "-", "*", "/", "%", "==", "<", ">=")) {
      String text = "event.a " + sign + " event.b";
      Object expected = ask(text, a, b);
      assertThat(ask(text, (double) a, b)).isEqualTo(expected);
      assertThat(ask(text, a, (double) b)).isEqualTo(expected);
      assertThat(ask(text, (double) a, (double) b)).isEqualTo(expected);
    }
    assertThat(ask("string(event.a)", (double) a, b)).isEqualTo(Long.toString(a));
  }

  @Property
  void noTextMakesTheCompilerThrow(@ForAll("scribbles") String text) {
    assertThatCode(
            () -> {
              Problems problems = new Problems();
              ExpressionCompiler.compileCondition(
                      Expressions.written(text), EnumSet.allOf(Root.class), problems)
                  .ifPresent(read -> read.evaluate(root -> Map.of("a", 1L)));
              problems.inOrder().forEach(problem -> assertThat(problem.render()).isNotBlank());
            })
        .doesNotThrowAnyException();
  }

  private static void assertIsSum(Object sum, BigDecimal exact, boolean wholes) {
    if (wholes && fitsLong(exact)) {
      assertThat(sum).isEqualTo(exact.longValueExact());
    } else if (sum != null) {
      double nearest = exact.doubleValue();
      assertThat(Math.abs(Numbers.asDouble(sum) - nearest))
          .isLessThanOrEqualTo(4 * Math.ulp(nearest));
    } else {
      assertThat(exact.abs().doubleValue()).isGreaterThan(1e300);
    }
  }

  private static boolean fitsLong(BigDecimal exact) {
    return exact.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0
        && exact.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
  }

  private static Object ask(String text, Object a, Object b) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("a", a);
    properties.put("b", b);
    return Expressions.value(text).evaluate(Expressions.event(properties));
  }

  private static boolean equal(Object a, Object b) {
    if (a == null || b == null) {
      return false;
    }
    return number(a) && number(b) ? exact(a).compareTo(exact(b)) == 0 : a.equals(b);
  }

  private static int text(Object a, Object b) {
    return Values.compare(a, b);
  }

  private static boolean number(Object value) {
    return value instanceof Long || value instanceof Double;
  }

  private static boolean whole(Object value) {
    return Numbers.of(value) instanceof Long;
  }

  private static BigDecimal exact(Object number) {
    return number instanceof Long whole ? new BigDecimal(whole) : new BigDecimal((Double) number);
  }

  @Provide
  Arbitrary<Object> values() {
    Arbitrary<Object> few =
        Arbitraries.of(0L, 1L, 1.0, -0.0, 0.5, 7L, 7.0, true, false, "", "a", "b", "1")
            .map(value -> (Object) value)
            .injectNull(0.1);
    Arbitrary<Object> longs = Arbitraries.longs().map(value -> value);
    Arbitrary<Object> doubles = Arbitraries.doubles().map(value -> value);
    return Arbitraries.oneOf(few, longs, doubles);
  }

  @Provide
  Arbitrary<Long> wholes() {
    return Arbitraries.longs().between(-(1L << 53), 1L << 53);
  }

  @Provide
  Arbitrary<String> scribbles() {
    return Arbitraries.of(
            "event", ".", "a", "[", "]", "(", ")", "==", "=", "&&", "and", "\"", "'", "\\", "1",
            "1.5", "!", "-", "+", "?", ":", ",", "in", "has", "exists", "size", " ", "😀", "“", "{",
            "}", "null", "true", "#", "\n", "\t", "\u0000", "/", "7d", "r\"", "\\u", "matches",
            "now")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }
}
