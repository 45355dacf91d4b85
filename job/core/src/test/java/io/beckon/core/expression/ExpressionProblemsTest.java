package io.beckon.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.model.ExpressionText;
import io.beckon.core.source.Problem;
import io.beckon.core.source.Problems;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an author is told, and where the caret stands. */
class ExpressionProblemsTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '~',
      value = {
        "event.a == 1 and event.b == 2 | and | `and` is not an operator here | write `&&`",
        "not has(event.a) | not | `not` is not an operator here | write `!`",
        "event.a = 1 | = | `=` is not an operator here | write `==`",
        "event.a <> 1 | <> | `<>` is not an operator here | write `!=`",
        "event.a => 1 | => | `=>` is not an operator here | write `>=`",
        "event.a == “x” | “ | “ is not a plain quote | put texts in \" or ', as they are typed",
        "event.a == \"x | \" | this quote is not closed | add \" where the text ends",
        "(event.a == 1 | ( | `(` is not closed | add `)`",
        "event.a == 1) | ) | `)` closes nothing | remove it, or add its bracket",
        "event.a[1) == 1 | ) | `)` does not close `[` | close it with `]`",
        "event.a > 7d | 7d | `7d` is a length of time, which an expression cannot use | ask for time beside it: {did: ..., within: 7d}",
        "event.in == 1 | in | `in` is a word of the language and cannot follow a dot | write [\"in\"] without the dot",
        "event.a == | end | the expression ends too early | something is missing at its end",
        "event.a event.b | event | `event` is not expected here | an operator such as `==` or `&&`, a comma or a value may be missing before it",
        "event.$a == 1 | $ | `$` cannot stand in an expression | a property whose name has such a character is written event[\"its name\"]",
        "event.a == 99999999999999999999 | 99999999999999999999 | this number is too large | ~~",
        "event.a == 1e999 | 1 | this number is too large | ~~",
        "event.plan == pro | pro | `pro` is not known here | did you mean \"pro\", in quotes?",
        "event.plan in [pro, \"team\"] | pro | `pro` is not known here | did you mean \"pro\", in quotes?",
        "event.vip == True | True | `True` is not known here | did you mean `true`?",
        "price >= 20 | price | `price` is not known here | did you mean `event.price`?",
        "evnt.price >= 20 | evnt | `evnt` is not known here | did you mean `event`?",
        "order.price >= 20 | order | `order` is not known here | an expression reads `event`, `trigger`, `profile`, `journey` and `matched`",
        "event.at > now | now | there is no `now` in expressions | ask for time beside them: {did: ..., within: 7d}",
        "event.page-url == \"/\" | - | a property after a dot cannot have a dash | write [\"page-url\"] instead of .page-url",
        "event.x == null | == | nothing equals null here | write !has(event.x)",
        "null != event.x | != | nothing equals null here | write has(event.x)",
        "event.x in [null] | null | nothing equals null here | ask whether it is there: has(event.x), !has(event.x)",
        "size(event.x) == \"3\" | == | a number and a text cannot be compared | convert one of them with int(), double() or string()",
        "1 + \"a\" == event.a | + | a number and a text cannot be added | convert one: int(), string()",
        "event.a < true | < | `<` needs a number or a text, and `true` is a condition | ~~",
        "1 < event.a < 3 | < | `<` needs a number or a text, and `1 < event.a` is a condition | ~~",
        "event.a && event.b + 1 | && | `&&` needs a condition, and `event.b + 1` is a number | ~~",
        "event.a in \"abc\" | in | `in` needs a list or a map, and `\"abc\"` is a text | ~~",
        "event.a == 1u | 1 | a number is written without `u` here | write it as it is",
        "event.a == {\"b\": 1} | { | `{...}` cannot be written in an expression | compare single properties",
        "event.a.contain(\"x\") | contain | `contain` is not a function here | did you mean `contains`?",
        "has(event) | has | `has` asks for a property | as in has(event.x)",
        "event.a.matches(event.b) | matches | `matches` takes its pattern as a text, written out | as in event.x.matches(\"^[0-9]+$\")",
        "event.a.matches(\"(\") | matches | `matches` cannot read its pattern: missing closing ) | patterns are those of RE2, without back references and look-around",
        "event.a.exists(event, true) | exists | `exists` cannot call its items `event`, which has a meaning already | as in event.items.exists(item, item.price > 20)",
        "event.a.exists(true) | exists | `exists` takes a list, a name for its items and a question about them | as in event.items.exists(item, item.price > 20)",
        "timestamp(event.a) > 1 | timestamp | `timestamp` is not known: expressions have no time | ask for time beside them: {did: ..., within: 7d}",
      })
  void says(String text, String marked, String message, String hint) {
    List<Problem> problems = Expressions.problems(text, EnumSet.allOf(Root.class));
    assertThat(problems).hasSize(1);
    Problem problem = problems.get(0);
    assertThat(problem.message()).isEqualTo(message);
    assertThat(problem.hint()).isEqualTo(hint == null ? "" : hint);
    String line = problem.span().source().text() + "end";
    int start = problem.span().column() - 1;
    assertThat(line.substring(start)).as("the place of %s", problem).startsWith(marked);
  }

  @Test
  void namesThatExistElsewhereSayWhatIsHere() {
    Problem problem =
        Expressions.problems("event.a == 1", EnumSet.of(Root.PROFILE, Root.TRIGGER)).get(0);
    assertThat(problem.render())
        .isEqualTo(
            """
            c.yaml:1:8: `event` is not known here, only `trigger` and `profile`
              where: event.a == 1
                     ^^^^^
              write `trigger.`: the event that started the journey
            """);
    assertThat(
            Expressions.problems("plan == \"pro\"", EnumSet.of(Root.PROFILE, Root.TRIGGER))
                .get(0)
                .hint())
        .isEqualTo("did you mean `profile.plan`?");
    assertThat(Expressions.problems("trigger.a == 1", EnumSet.of(Root.EVENT)).get(0).message())
        .isEqualTo("`trigger` is not known here, only `event`");
    assertThat(Expressions.problems("event.a == 1", Set.of()).get(0).message())
        .isEqualTo("`event` is not known here");
  }

  @Test
  void allProblemsOfAnExpressionAreFound() {
    assertThat(Expressions.problems("evnt.a == pro && prfile.b > 1", EnumSet.allOf(Root.class)))
        .extracting(Problem::message)
        .containsExactly(
            "`evnt` is not known here", "`pro` is not known here", "`prfile` is not known here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"event.price * 2", "\"abc\"", "size(event.a)", "[event.a]", "event"})
  void aConditionMustBeAbleToBeTrue(String text) {
    assertThat(Expressions.problems(text, EnumSet.allOf(Root.class)))
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .endsWith("and a condition is needed");
    assertThat(Expressions.value(text)).isNotNull();
  }

  @Test
  void nothingWrittenIsAProblem() {
    assertThat(Expressions.problems("  ", EnumSet.allOf(Root.class)))
        .extracting(Problem::message)
        .containsExactly("the expression is empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(", "[", "!(", "-(", "event.a[", "size(", "event.a ? 1 : (", "\"a\" + ("})
  void depthIsBounded(String opening) {
    int times = 1_900 / (opening.length() + 1);
    String closing = opening.contains("[") ? "]" : ")";
    String text = opening.repeat(times) + "event.a" + closing.repeat(times);
    assertThat(Expressions.problems(text, EnumSet.allOf(Root.class)))
        .extracting(Problem::message)
        .containsExactly("the expression is nested too deep");
  }

  @Test
  void lengthIsBounded() {
    String text = "event.a" + " || event.a".repeat(250);
    assertThat(Expressions.problems(text, EnumSet.allOf(Root.class)))
        .extracting(Problem::message)
        .containsExactly("the expression is longer than 2000 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "-", "event.a || ", "event.a && ", "1 + ", "event.a ? true : "})
  void longChainsEitherCompileOrAreRefused(String link) {
    String text = link.repeat(1_900 / link.length()) + "event.a";
    Problems problems = new Problems();
    ExpressionCompiler.compileValue(Expressions.written(text), EnumSet.allOf(Root.class), problems)
        .ifPresentOrElse(
            read -> read.evaluate(Expressions.event(java.util.Map.of("a", true))),
            () -> assertThat(problems.count()).isEqualTo(1));
  }

  @Test
  void aCommentThatYamlTookIsNamed() {
    ExpressionText text =
        new ExpressionText(
            "event.colour ==", Expressions.span("where: event.colour == #fff", 8, 15));
    Problems problems = new Problems();
    ExpressionCompiler.compileCondition(text, EnumSet.of(Root.EVENT), problems);
    assertThat(problems.inOrder().get(0).hint())
        .isEqualTo(
            "something is missing at its end. YAML took `#fff` as a comment;"
                + " if it belongs here, quote the expression");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '~',
      value = {
        "where: \"event.a == \\\"x\\\" && prfile.b\" | event.a == \"x\" && prfile.b",
        "where: 'event.a == ''x'' && prfile.b'      | event.a == 'x' && prfile.b",
        "where: event.a == \"x\" && prfile.b        | event.a == \"x\" && prfile.b",
      })
  void placesAreRightThroughTheQuotesOfYaml(String line, String text) {
    ExpressionText written = new ExpressionText(text, Expressions.span(line, 8, line.length() - 7));
    Problems problems = new Problems();
    ExpressionCompiler.compileCondition(written, EnumSet.of(Root.EVENT, Root.PROFILE), problems);
    assertThat(problems.inOrder()).hasSize(1);
    assertThat(problems.inOrder().get(0).span().column()).isEqualTo(line.indexOf("prfile") + 1);
  }

  @Test
  void placesThatCannotBeFollowedAreTheWholeExpression() {
    ExpressionText written =
        new ExpressionText("event.a == 1 && prfile.b", Expressions.span("where: >-", 8, 2));
    Problems problems = new Problems();
    ExpressionCompiler.compileCondition(written, EnumSet.of(Root.EVENT), problems);
    assertThat(problems.inOrder().get(0).span().column()).isEqualTo(8);
  }
}
