package io.beckon.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.value.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What expressions mean, as a table. */
class ExpressionMeaningTest {

  private static final Map<String, Object> EVENT = new LinkedHashMap<>();
  private static final Map<String, Object> PROFILE =
      Map.of("plan", "pro", "address", Map.of("country", "GB"));

  static {
    EVENT.put("one", 1L);
    EVENT.put("onePointNought", 1.0);
    EVENT.put("price", 19.99);
    EVENT.put("big", (1L << 53) + 1);
    EVENT.put("max", Long.MAX_VALUE);
    EVENT.put("min", Long.MIN_VALUE);
    EVENT.put("text", "Grüße 😀");
    EVENT.put("digits", "42");
    EVENT.put("yes", true);
    EVENT.put("no", false);
    EVENT.put("nothing", null);
    EVENT.put("tags", List.of("a", "b", 3L));
    EVENT.put("holes", Arrays.asList("a", null));
    EVENT.put("odd name", "odd");
    EVENT.put("items", List.of(item("x", 5L), item("y", 25.0), Map.of("sku", "z")));
  }

  private static Map<String, Object> item(String sku, Object price) {
    return Map.of("sku", sku, "price", price, "sizes", List.of(1L, 2L));
  }

  private static final Scope SCOPE =
      root -> root == Root.EVENT ? EVENT : root == Root.PROFILE ? PROFILE : Map.of();

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      value = {
        // numbers by value
        "event.one == 1                            | true",
        "event.one == 1.0                          | true",
        "event.one == event.onePointNought         | true",
        "event.big == 9007199254740993             | true",
        "event.big == 9007199254740992.0           | false",
        "event.big > 9007199254740992.0            | true",
        "event.price >= 20                         | false",
        "event.price < 20                          | true",
        "event.max < 9223372036854775808.0         | true",
        "event.price == -19.99                     | false",
        // missing and null are one and equal nothing
        "event.gone == 1                           | false",
        "event.gone != 1                           | true",
        "event.gone == event.gone                  | false",
        "event.gone != event.gone                  | true",
        "event.nothing == event.gone               | false",
        "event.gone < 1                            | false",
        "event.gone >= 1                           | false",
        "!(event.gone < 1)                         | true",
        "event.gone.deeper.still == 1              | false",
        "event.one.deeper == 1                     | false",
        "has(event.one)                            | true",
        "has(event.nothing)                        | false",
        "has(event.gone)                           | false",
        "has(profile.address.country)              | true",
        "has(profile.address.city)                 | false",
        "has(event[\"odd name\"])                  | true",
        "has(event.items[0].sku)                   | true",
        "has(event.items[9].sku)                   | false",
        // types
        "event.digits == 42                        | false",
        "event.digits != 42                        | true",
        "event.digits < 100                        | false",
        "event.yes == 1                            | false",
        "event.yes > event.no                      | false",
        "event.tags == [\"a\", \"b\", 3.0]         | true",
        "event.tags == [\"a\", \"b\"]              | false",
        "profile.plan == 'pro'                     | true",
        "profile.plan > \"pre\"                    | true",
        "profile.plan < \"PRO\"                    | false",
        // logic takes anything but true as not true
        "event.yes && event.one                    | false",
        "event.yes || event.one                    | true",
        "event.gone || event.yes                   | true",
        "event.gone && event.yes                   | false",
        "!event.gone                               | true",
        "!event.one                                | true",
        "!!event.one                               | false",
        "event.gone ? 1 : 2                        | 2",
        "event.yes ? 1 : 2                         | 1",
        "event.one ? 1 : 2                         | 2",
        "event.no || event.one == 1 && event.yes   | true",
        // arithmetic
        "event.one + 1                             | 2",
        "event.one + 1.5                           | 2.5",
        "event.onePointNought + 1                  | 2",
        "event.one - 2 * 3                         | -5",
        "7 / 2                                     | 3.5",
        "8 / 2                                     | 4",
        "7 % 4                                     | 3",
        "-7 % 4                                    | -3",
        "7.5 % 2                                   | 1.5",
        "-event.one                                | -1",
        "event.one / 0                             | missing",
        "event.price / 0                           | missing",
        "event.one % 0                             | missing",
        "event.gone + 1                            | missing",
        "event.text + 1                            | missing",
        "event.yes + 1                             | missing",
        "-event.text                               | missing",
        "event.max + 1                             | 9.223372036854776E+18",
        "event.min - 2000                          | -9.223372036854778E+18",
        "event.max * 2                             | 1.8446744073709552E+19",
        "event.min / -1                            | 9.223372036854776E+18",
        "-event.min                                | 9.223372036854776E+18",
        "1e308 * 10                                | missing",
        "event.text + \"!\"                        | `Grüße 😀!`",
        // lists and maps
        "\"a\" in event.tags                       | true",
        "3.0 in event.tags                         | true",
        "\"c\" in event.tags                       | false",
        "profile.plan in [\"pro\", \"team\"]       | true",
        "event.gone in [1, 2]                      | false",
        "event.gone in event.holes                 | false",
        "1 in event.gone                           | false",
        "1 in event.one                            | false",
        "\"country\" in profile.address            | true",
        "\"city\" in profile.address               | false",
        "\"nothing\" in event                      | false",
        "event.tags[0]                             | a",
        "event.tags[0.0]                           | a",
        "event.tags[event.one]                     | b",
        "event.tags[3]                             | missing",
        "event.tags[-1]                            | missing",
        "event.tags[0.5]                           | missing",
        "event.tags[\"a\"]                         | missing",
        "profile[\"pl\" + \"an\"]                  | pro",
        "profile[1]                                | missing",
        "[1, event.one + 1][1]                     | 2",
        // texts
        "event.text.contains(\"üß\")               | true",
        "event.text.startsWith(\"Gr\")             | true",
        "event.text.endsWith(\"😀\")               | true",
        "event.gone.contains(\"a\")                | missing",
        "event.tags.contains(\"a\")                | missing",
        "size(event.text)                          | 7",
        "event.text.size()                         | 7",
        "size(event.tags)                          | 3",
        "size(profile.address)                     | 1",
        "size(event.gone)                          | missing",
        "size(event.one)                           | missing",
        "event.digits.matches(\"^[0-9]+$\")        | true",
        "event.text.matches(\"^[0-9]+$\")          | false",
        "event.one.matches(\"1\")                  | missing",
        // conversions
        "int(event.digits)                         | 42",
        "int(event.price)                          | 19",
        "int(-1.9)                                 | -1",
        "int(event.text)                           | missing",
        "int(\"99999999999999999999\")             | missing",
        "int(\"9999999999999999999\")              | missing",
        "int(1e30)                                 | missing",
        "int(event.yes)                            | missing",
        "double(\"1.5e3\")                         | 1500",
        "double(\".5\")                            | 0.5",
        "double(\"NaN\")                           | missing",
        "double(\"0x10\")                          | missing",
        "double(\" 1\")                            | missing",
        "double(\"1e999\")                         | missing",
        "double(event.one)                         | 1",
        "string(event.onePointNought)              | 1",
        "string(event.price)                       | 19.99",
        "string(event.yes)                         | true",
        "string(event.tags)                        | missing",
        // loops
        "event.items.exists(i, i.price > 20)       | true",
        "event.items.exists(i, i.price > 30)       | false",
        "event.items.all(i, has(i.sku))            | true",
        "event.items.all(i, i.price > 1)           | false",
        "event.items.exists_one(i, i.sku == \"x\") | true",
        "event.items.exists_one(i, has(i.price))   | false",
        "size(event.items.filter(i, i.price > 1))  | 2",
        "event.items.map(i, i.sku)[2]              | z",
        "\"y\" in event.items.map(i, i.sku)        | true",
        "event.items.filter(i, i.price > 20)[0].sku | y",
        "event.items.exists(i, i.sizes.exists(s, s == 2 && i.sku == \"y\")) | true",
        "event.items.exists(i, i.sku == \"x\") && event.items.exists(j, j.sku == \"y\") | true",
        "event.gone.exists(i, true)                | missing",
        "event.gone.all(i, true)                   | missing",
        "[].all(i, false)                          | true",
        "profile.address.exists(i, true)           | missing",
      })
  void means(String expression, String expected) {
    Object value = Expressions.value(expression).evaluate(SCOPE);
    assertThat(shown(value)).isEqualTo(expected);
  }

  private static String shown(Object value) {
    if (value == null) {
      return "missing";
    }
    return value instanceof String text ? text : Values.key(value).orElseThrow();
  }

  @Test
  void aConditionHoldsOnlyWhereItIsTrue() {
    assertThat(Expressions.value("event.yes").holds(SCOPE)).isTrue();
    assertThat(Expressions.value("event.no").holds(SCOPE)).isFalse();
    assertThat(Expressions.value("event.one").holds(SCOPE)).isFalse();
    assertThat(Expressions.value("event.gone").holds(SCOPE)).isFalse();
  }

  @Test
  void explainsEveryPropertyItReadsInTheOrderWritten() {
    Map<String, String> values = new LinkedHashMap<>();
    Expressions.value(
            "profile.plan == \"pro\" || event.gone > 1 && event[\"odd name\"] in event.tags"
                + " || event.items.exists(i, i.price > profile.limit) || profile.plan == \"x\"")
        .explain(SCOPE, values);
    assertThat(values)
        .containsExactly(
            Map.entry("profile.plan", "\"pro\""),
            Map.entry("event.gone", "missing"),
            Map.entry("event[\"odd name\"]", "\"odd\""),
            Map.entry("event.tags", "[\"a\",\"b\",3]"),
            Map.entry("event.items", values.get("event.items")),
            Map.entry("profile.limit", "missing"));
    assertThat(values.get("event.items")).hasSizeLessThanOrEqualTo(100);
  }

  @Test
  void workIsBounded() {
    List<Object> many = new ArrayList<>();
    for (long i = 0; i < 20_000; i++) {
      many.add(i);
    }
    Scope scope = Expressions.event(Map.of("items", many));
    assertThat(Expressions.value("event.items.all(a, a >= 0)").evaluate(scope)).isEqualTo(true);
    assertThat(
            Expressions.value("event.items.all(a, event.items.all(b, event.items.all(c, true)))")
                .evaluate(scope))
        .as("more work than one answer is worth")
        .isNull();
    assertThat(Expressions.value("!event.items.all(a, a in event.items)").evaluate(scope)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      value = {
        "event.a==1                 | (event.a == 1)",
        "( event . a ) == (1.0)     | (event.a == 1)",
        "event['a'] == \"x\"        | (event.a == \"x\")",
        "event.a && event.b && event.c | (event.a && event.b && event.c)",
        "event.a && (event.b && event.c) | (event.a && event.b && event.c)",
        "event.a && (event.b || event.c) | (event.a && (event.b || event.c))",
        "1 + event.a - 2            | ((1 + event.a) - 2)",
        "1 + (event.a - 2)          | (1 + (event.a - 2))",
        "!(event.a == 1)            | !(event.a == 1)",
        "-event.a                   | -(event.a)",
        "-(event.a + 0.10)          | -((event.a + 0.1))",
        "event.a ? 1 : 'x' | (event.a ? 1 : \"x\")",
        "event.a in ['p', 2]        | (event.a in [\"p\",2])",
        "event.a in [event.b,2]     | (event.a in [event.b,2])",
        "event[\"odd name\"][0].b[event.c] | event[\"odd name\"][0].b[event.c]",
        "event.a.contains('x')      | contains(event.a, \"x\")",
        "contains(event.a, 'x')     | contains(event.a, \"x\")",
        "event.a.matches(r'\\d')    | matches(event.a, \"\\\\d\")",
        "event.a.size() > 1         | (size(event.a) > 1)",
        "event.a.exists(i,i.b>1)    | event.a.exists(i, (i.b > 1))",
        "event.a.filter(i,i.b>1)[0].c | event.a.filter(i, (i.b > 1))[0].c",
        "has(event.a)               | has(event.a)",
      })
  void canonicalFormsAreKeptByHistoryAndDoNotChange(String text, String canonical) {
    assertThat(Expressions.value(text).canonical()).isEqualTo(canonical);
    assertThat(Expressions.value(canonical).canonical())
        .as("reads as what it says")
        .isEqualTo(canonical);
  }
}
