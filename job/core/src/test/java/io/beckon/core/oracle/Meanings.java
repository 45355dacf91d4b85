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

  /** What looks at the event alone, and so may stand anywhere but in an audience. */
  static final List<String> OF_AN_EVENT =
      List.of(
          mean("event.kind == \"p\"", (event, profile, trigger) -> "p".equals(event.get("kind"))),
          mean("event.kind != \"p\"", (event, profile, trigger) -> !"p".equals(event.get("kind"))),
          mean("event.n >= 2", (event, profile, trigger) -> atLeast(event.get("n"), 2)));

  /** What a trigger may look at as well. */
  static final List<String> OF_A_USER =
      List.of(
          mean(
              "profile.plan == \"pro\"",
              (event, profile, trigger) -> "pro".equals(profile.get("plan"))));

  /** What the trigger was, asked of a journey. */
  static final List<String> OF_A_JOURNEY =
      List.of(
          mean(
              "trigger.kind == \"p\"",
              (event, profile, trigger) -> "p".equals(trigger.get("kind"))));

  /** Two roots at once: the event at hand against the one that began the journey. */
  static final List<String> OF_AN_EVENT_IN_A_JOURNEY =
      List.of(
          mean(
              "event.kind == trigger.kind",
              (event, profile, trigger) ->
                  event.get("kind") != null && event.get("kind").equals(trigger.get("kind"))));

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

  private static boolean atLeast(Object value, long bound) {
    return Numbers.isNumber(value) && ((Number) value).doubleValue() >= bound;
  }
}
