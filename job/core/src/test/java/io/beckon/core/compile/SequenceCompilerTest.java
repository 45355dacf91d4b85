package io.beckon.core.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.executable.SequenceTrigger;
import io.beckon.core.source.Problem;
import io.beckon.core.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an author is told of sequences whose form is sound, and when two say the same. */
class SequenceCompilerTest {

  private static final String PLAN =
      """
      plan: shop
      events:
        a: {properties: {price: number, kind: {type: string, allowed: [book, toy]}}}
        b: {also: [B Done], properties: {price: number, session: string}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '~',
      value = {
        "where: event.x == matched.frist.x | frist | `frist` is the name of no step before this one | did you mean `first`?",
        "where: event.x == matched.second.x | second | `second` is the name of no step before this one | there is `first`",
        "where: event.x == trigger.x | trigger | `trigger` is not known here, only `event`, `profile` and `matched` | write `event.`: the event that is being looked at",
        "where: event.x == journey.x | journey | `journey` is not known here, only `event`, `profile` and `matched` | ~~",
      })
  void aNameThatIsNotKnownAtAStep(String where, String marked, String message, String hint) {
    String sequence =
        "{sequence: [{event: a, as: first}, {event: b, as: second, " + where + "}], within: 7d}";

    assertSays(problems(campaign(sequence, "")), marked, message, hint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '~',
      value = {
        "audience: matched.frist.x == 1 | frist | `frist` is the name of no step of a sequence here | did you mean `first`?",
        "exit: [{event: c, where: event.x == matched.frist.x}] | frist | `frist` is the name of no step of a sequence here | did you mean `first`?",
        "goal: {event: c, value: matched.frist.x} | frist | `frist` is the name of no step of a sequence here | did you mean `first`?",
      })
  void aNameThatNoStepHas(String more, String marked, String message, String hint) {
    String sequence = "{sequence: [{event: a, as: first}, {event: b}], within: 7d}";

    assertSays(problems(campaign(sequence, more)), marked, message, hint);
  }

  @Test
  void whatIsMatchedIsKnownWhereASequenceIs() {
    assertSays(
        problems(campaign("{event: a}", "audience: matched.first.x == 1")),
        "matched",
        "`matched` is not known here, only `trigger`, `profile` and `journey`",
        "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '~',
      value = {
        "[{event: a, as: one}, {event: b, where: event.prize > 3}] | prize | `prize` is no property of `b` | did you mean `price`?",
        "[{event: a, as: one}, {event: b, where: event.price > matched.one.prize}] | prize | `prize` is no property of `a` | did you mean `price`?",
        "[{event: a, as: one}, {event: b, where: matched.one.kind == 'Book'}] | 'Book' | `matched.one.kind` is never \"Book\" | did you mean \"book\"?",
        "[{event: a, as: one}, {event: b}, {absent: a, where: event.kind == matched.one.price}] | == | `event.kind` is a text and cannot be compared with a number | convert one of them with int(), double() or string()",
        "[{event: aa}, {event: b}] | aa | `aa` is no event of the tracking plan | did you mean `a`?",
        "[{event: a}, {event: B Done}] | B Done | `B Done` is always taken as `b` | write `b`",
        "[{event: a}, {event: b, times: 2, same: sesion}] | sesion | `sesion` is no property of `b` | did you mean `session`?",
      })
  void whatThePlanDoesNotKnow(String steps, String marked, String message, String hint) {
    List<Problem> problems = problems(campaign("{sequence: " + steps + ", within: 7d}", ""), PLAN);

    assertSays(problems, marked, message, hint);
  }

  @Test
  void thePropertyOfAllMustBeOneOfEachStep() {
    String sequence = "{sequence: [{event: a}, {event: b}], within: 7d, same: session}";

    assertSays(
        problems(campaign(sequence, ""), PLAN),
        "session",
        "`session` is no property of `a`",
        "there is `price`, `kind`");
  }

  @Test
  void theExpressionsOfAJourneyKnowWhatThePlanSays() {
    String sequence = "{sequence: [{event: a, as: one}, {event: b}], within: 7d}";

    assertSays(
        problems(campaign(sequence, "audience: matched.one.prize > 3"), PLAN),
        "prize",
        "`prize` is no property of `a`",
        "did you mean `price`?");
    assertSays(
        problems(campaign(sequence, "audience: trigger.prize > 3"), PLAN),
        "prize",
        "`prize` is no property of `b`",
        "did you mean `price`?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      value = {
        "true | {sequence: [{event: a}, {event: b}], within: 48h}",
        "true | {within: 2d, sequence: [{event: a}, {event: b, times: 1}], after_match: skip_to_next}",
        "false | {sequence: [{event: a}, {event: b}], within: 3d}",
        "false | {sequence: [{event: b}, {event: a}], within: 2d}",
        "false | {sequence: [{event: a}, {event: b}], within: 2d, same: x}",
        "false | {sequence: [{event: a, as: x}, {event: b}], within: 2d}",
        "false | {sequence: [{event: a}, {event: b, where: event.x == 1}], within: 2d}",
        "false | {sequence: [{event: a}, {event: b, times: 2}], within: 2d}",
        "false | {sequence: [{event: a}, {absent: b}], within: 2d}",
        "false | {sequence: [{event: a}, {event: b}], within: 2d, after_match: no_skip}",
      })
  void theKeyIsThatOfWhatItSays(boolean same, String other) {
    long one = sequence("{sequence: [{event: a}, {event: b}], within: 2d}").key();

    assertThat(sequence(other).key() == one).isEqualTo(same);
  }

  /** Users keep what they have begun under this key: a build that makes another one loses it. */
  @Test
  void theKeyIsTheSameInEveryBuild() {
    assertThat(
            sequence(
                    "{sequence: [{event: a, as: one, where: event.x > 1}, {event: b, times: 2, same: s},"
                        + " {absent: c, within: 2h}], within: 7d, same: y}")
                .key())
        .isEqualTo(2_989_570_375_987_318_061L);
  }

  private static SequenceTrigger sequence(String trigger) {
    Compilation compiled = Compilation.of(List.of(new SourceText("c.yaml", campaign(trigger, ""))));
    assertThat(compiled.problems()).isEmpty();
    return (SequenceTrigger) compiled.campaigns().get(0).triggers().get(0);
  }

  private static String campaign(String trigger, String more) {
    return "campaign: c\ntrigger: "
        + trigger
        + "\n"
        + more
        + "\nsteps: [{send: email, template: hello}]\n";
  }

  private static List<Problem> problems(String... documents) {
    List<SourceText> sources = new ArrayList<>();
    for (String document : documents) {
      sources.add(new SourceText(sources.size() + ".yaml", document));
    }
    return Compilation.of(sources).problems();
  }

  private static void assertSays(
      List<Problem> problems, String marked, String message, String hint) {
    assertThat(problems).extracting(Problem::message).containsExactly(message);
    Problem problem = problems.get(0);
    assertThat(problem.hint()).isEqualTo(hint == null ? "" : hint);
    String line = problem.span().source().line(problem.span().line());
    assertThat(line.substring(problem.span().column() - 1)).startsWith(marked);
  }
}
