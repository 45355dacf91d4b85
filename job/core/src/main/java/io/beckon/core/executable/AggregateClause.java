package io.beckon.core.executable;

import io.beckon.core.model.Clause.Aggregate;
import io.beckon.core.state.Amounts;
import io.beckon.core.state.Kept;
import io.beckon.core.state.Occurrences;
import io.beckon.core.state.Variety;
import io.beckon.core.value.Numbers;
import io.beckon.core.value.Sum;
import java.util.Map;

/**
 * What the values of a property come to in a window or since a moment of the journey: sum, least,
 * greatest, or how many different ones, the last also ever.
 *
 * <p>What is asked about is always the latest few of what is kept, and as time goes on these become
 * fewer. So the instant at which the answer turns is found by going through the fewer ones.
 *
 * @param kind not {@link Aggregate.Kind#LAST}
 * @param tally what is kept of the values
 * @param extent how far back
 * @param limit what the result is compared with
 * @param text the clause as a reader would say it
 */
public record AggregateClause(
    Aggregate.Kind kind, Tally tally, Extent extent, Limit limit, String text)
    implements ExecutableClause {

  @Override
  public boolean holds(Situation situation) {
    Answers answers = answers(situation);
    if (kind != Aggregate.Kind.SUM) {
      return answers.over(answers.inside);
    }
    boolean answer = false;
    for (int n = 0; n <= answers.inside; n++) {
      answer = answers.over(n);
    }
    return answer;
  }

  @Override
  public long holdsUntil(Situation situation) {
    if (!extent.isWindow()) {
      return FOR_EVER;
    }
    Answers answers = answers(situation);
    int mostThatHold = -1;
    int mostThatDoNot = -1;
    for (int n = 0; n < answers.inside; n++) {
      boolean answer = answers.over(n);
      // Those of one instant leave together.
      if (n == 0 || answers.when.latest(n) > answers.when.latest(n + 1)) {
        mostThatHold = answer ? n : mostThatHold;
        mostThatDoNot = answer ? mostThatDoNot : n;
      }
    }
    int others = answers.over(answers.inside) ? mostThatDoNot : mostThatHold;
    return others < 0 ? FOR_EVER : answers.when.latest(others + 1) + extent.window();
  }

  @Override
  public void explain(Situation situation, Map<String, String> values) {
    values.put(text, answers(situation).result());
  }

  @Override
  public void dependsOn(Dependencies dependencies) {
    dependencies.history(tally);
  }

  private Answers answers(Situation situation) {
    Kept kept = tally.of(situation.user());
    Amounts amounts = kept instanceof Amounts found ? found : null;
    Occurrences when =
        amounts != null ? amounts.when() : kept instanceof Variety variety ? variety.when() : null;
    int inside = when == null ? 0 : extent.count(when, situation);
    return new Answers(amounts, when, inside);
  }

  /** The answers over the latest of what is kept, 0 and 1 and so on of them. */
  private final class Answers {

    private final Amounts amounts;
    private final Occurrences when;
    private final int inside;
    private final Sum sum = new Sum();

    Answers(Amounts amounts, Occurrences when, int inside) {
      this.amounts = amounts;
      this.when = when;
      this.inside = inside;
    }

    /** Of the latest n; to be asked for a sum with n from 0 on, one after the other. */
    boolean over(int n) {
      return switch (kind) {
        case SUM -> {
          if (n > 0) {
            amounts.addTo(sum, n);
          }
          yield limit.holdsOf(sum);
        }
        case MIN, MAX -> n > 0 && limit.holdsOf(amounts, n);
        case DISTINCT -> limit.holdsOfCount(n);
        case LAST -> throw new IllegalStateException("The last value is another clause's");
      };
    }

    String result() {
      return switch (kind) {
        case SUM -> {
          for (int n = 1; n <= inside; n++) {
            amounts.addTo(sum, n);
          }
          yield Numbers.text(sum.decimal());
        }
        case MIN, MAX -> inside == 0 ? "missing" : Numbers.text(amounts.decimal(inside));
        case DISTINCT -> Integer.toString(inside);
        case LAST -> throw new IllegalStateException("The last value is another clause's");
      };
    }
  }
}
