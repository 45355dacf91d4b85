package io.beckon.core.oracle;

import io.beckon.core.model.ExpressionText;
import io.beckon.core.source.SourceText;
import io.beckon.core.source.Span;
import io.beckon.core.value.Numbers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The expressions that random campaigns use, each with its meaning by hand. */
final class Meanings {

  static final Map<String, Meaning> BY_TEXT = new TreeMap<>();

  /** What looks at the event alone, and so may stand in a question about history. */
  static final List<String> OF_AN_EVENT =
      List.of(
          mean("event.kind == \"p\"", roots -> "p".equals(roots.event().get("kind"))),
          mean("event.kind != \"p\"", roots -> !"p".equals(roots.event().get("kind"))),
          mean("event.n >= 2", roots -> atLeast(roots.event().get("n"), 2)));

  /** What looks at the user: at nothing that a journey sets. */
  static final List<String> OF_A_USER =
      List.of(mean("profile.plan == \"pro\"", roots -> "pro".equals(roots.profile().get("plan"))));

  /** What the trigger was, asked of a journey. */
  static final List<String> OF_A_JOURNEY =
      List.of(mean("trigger.kind == \"p\"", roots -> "p".equals(roots.trigger().get("kind"))));

  /** An attribute that journeys set. */
  static final List<String> OF_AN_ATTRIBUTE =
      List.of(
          mean("profile.tier == \"gold\"", roots -> "gold".equals(roots.profile().get("tier"))));

  /** What journeys set on their way. */
  static final List<String> OF_WHAT_IS_SET =
      List.of(
          mean("journey.mark == 1", roots -> isOne(roots.journey().get("mark"))),
          OF_AN_ATTRIBUTE.get(0));

  /** Two roots at once: the event at hand against the one that began the journey. */
  static final List<String> OF_AN_EVENT_IN_A_JOURNEY =
      List.of(
          mean(
              "event.kind == trigger.kind",
              roots ->
                  roots.event().get("kind") != null
                      && roots.event().get("kind").equals(roots.trigger().get("kind"))));

  /** For whom a cap holds. */
  static final String LESS_OFTEN =
      mean(
          "profile.less_often == true",
          roots -> Boolean.TRUE.equals(roots.profile().get("less_often")));

  /** Dates of a user, for triggers. */
  static final String BIRTHDAY = mean("profile.birthday", roots -> roots.profile().get("birthday"));

  /** Dates that a step may wait for. */
  static final List<String> DATES =
      List.of(
          BIRTHDAY,
          mean("profile.renewal", roots -> roots.profile().get("renewal")),
          mean("trigger.when", roots -> roots.trigger().get("when")));

  /** Values that a step may set. */
  static final List<String> VALUES =
      List.of(
          mean("trigger.n", roots -> roots.trigger().get("n")),
          mean("profile.plan", roots -> roots.profile().get("plan")),
          mean("journey.mark", roots -> roots.journey().get("mark")));

  private Meanings() {}

  static ExpressionText written(String text) {
    return new ExpressionText(text, span());
  }

  static Optional<ExpressionText> written(Optional<String> text) {
    return text.map(Meanings::written);
  }

  static Span span() {
    return new Span(new SourceText("campaign.yaml", ""), 1, 1, 1);
  }

  private static String mean(String text, Meaning meaning) {
    BY_TEXT.put(text, meaning);
    return text;
  }

  private static boolean isOne(Object value) {
    return Numbers.isNumber(value) && ((Number) value).doubleValue() == 1;
  }

  private static boolean atLeast(Object value, long bound) {
    return Numbers.isNumber(value) && ((Number) value).doubleValue() >= bound;
  }
}
