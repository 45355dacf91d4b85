package io.beckon.core.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.source.Problem;
import io.beckon.core.source.SourceText;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever an author writes, the reader answers with documents or with problems that can be shown.
 */
class AnyTextTest {

  private static final String[] PIECES = {
    "campaign: a",
    "trigger:",
    "steps:",
    "event: b",
    "audience:",
    "- ",
    "\n",
    "\n  ",
    "\n    ",
    "{",
    "}",
    "[",
    "]",
    ",",
    ": ",
    ":",
    "\"",
    "'",
    "#",
    " #",
    "!",
    "!!",
    "&a ",
    "*a",
    "|",
    ">",
    "%",
    "@",
    "`",
    "\t",
    "---\n",
    "...\n",
    "<<: ",
    "? ",
    "null",
    "~",
    "0",
    "wait: 1h",
    "send: email",
    "template: t",
    "did: x",
    "times: ",
    "\\",
    "\\x",
    "\r",
    "\u2028",
    "\u0085",
    "\uFEFF",
    "🎂",
    "\uD800",
    "\u0000",
    "profile.a == 'b' and",
    "=",
    "in",
    "(",
    ")",
    "segment: a",
    "policy: default",
    "plan: a",
    "who:",
    "caps:",
    "set:",
    "split:",
    "branch:",
    "wait_for:",
    "until: ",
    "journey.a",
    "10%",
    "\"09:00\"",
    "%YAML 1.1\n",
    "!<tag:a> "
  };

  private static final String WHOLE =
      String.join(
          "---\n",
          LanguageExamples.CART_RECOVERY,
          LanguageExamples.SEGMENT,
          LanguageExamples.POLICY,
          LanguageExamples.PLAN,
          LanguageExamples.campaignWithTrigger(
              "[" + String.join(", ", LanguageExamples.TRIGGERS) + "]"),
          LanguageExamples.campaignWithClause(
              "[" + String.join(", ", LanguageExamples.CLAUSES) + "]"),
          LanguageExamples.campaignWithStep(String.join("\n  - ", LanguageExamples.STEPS)));

  @Property(tries = 500)
  void anyText(@ForAll String text) {
    isAnswered(text);
  }

  @Property(tries = 1000)
  void piecesOfYaml(@ForAll("pieces") String text) {
    isAnswered(text);
  }

  @Property(tries = 1000)
  void theWholeLanguageThatSlipped(@ForAll("slips") List<Slip> slips) {
    String text = WHOLE;
    for (Slip slip : slips) {
      text = slip.in(text);
    }
    isAnswered(text);
  }

  /** At a place, given as a share of the text, some characters make room for a piece. */
  record Slip(double place, int removed, String inserted) {
    String in(String text) {
      int from = (int) (place * text.length());
      int to = Math.min(text.length(), from + removed);
      return text.substring(0, from) + inserted + text.substring(to);
    }
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(PIECES).list().ofMaxSize(40).map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<List<Slip>> slips() {
    Arbitrary<Double> place = Arbitraries.doubles().between(0, 1);
    Arbitrary<Integer> removed = Arbitraries.integers().between(0, 30);
    Arbitrary<String> inserted =
        Arbitraries.oneOf(Arbitraries.just(""), Arbitraries.of(PIECES), Arbitraries.strings());
    return Combinators.combine(place, removed, inserted).as(Slip::new).list().ofMaxSize(4);
  }

  private static long sound(Reading reading) {
    return reading.campaigns().size()
        + reading.segments().size()
        + reading.policy().stream().count()
        + reading.plan().stream().count();
  }

  private static void isAnswered(String text) {
    SourceText source = new SourceText("a.yaml", text);

    Reading reading = CampaignReader.read(List.of(source));

    assertThat(sound(reading) + reading.problems().size()).isPositive();
    for (Problem problem : reading.problems()) {
      assertThat(problem.message()).isNotBlank().doesNotContain("\n", "\r");
      assertThat(problem.render()).startsWith("a.yaml:");
      assertThat(problem.span().column())
          .isBetween(1, source.line(problem.span().line()).length() + 1);
    }
  }
}
