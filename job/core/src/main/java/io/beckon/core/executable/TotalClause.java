package io.beckon.core.executable;

import io.beckon.core.state.Total;
import io.beckon.core.value.Numbers;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What the numbers of a property ever came to: their sum, the least or the greatest. Time changes
 * none of them.
 *
 * @param tally the number
 * @param ofNothing the result where there was none; null where it is missing then
 * @param limit what it is compared with
 * @param text the clause as a reader would say it
 */
public record TotalClause(Tally tally, BigDecimal ofNothing, Limit limit, String text)
    implements ExecutableClause {

  @Override
  public boolean holds(Situation situation) {
    BigDecimal number = number(situation);
    return number != null && limit.holdsOf(number);
  }

  @Override
  public long holdsUntil(Situation situation) {
    return FOR_EVER;
  }

  @Override
  public void explain(Situation situation, Map<String, String> values) {
    BigDecimal number = number(situation);
    values.put(text, number == null ? "missing" : Numbers.text(number));
  }

  @Override
  public void dependsOn(Dependencies dependencies) {
    dependencies.history(tally);
  }

  private BigDecimal number(Situation situation) {
    Total total = (Total) tally.of(situation.user());
    return total == null ? ofNothing : total.number();
  }
}
