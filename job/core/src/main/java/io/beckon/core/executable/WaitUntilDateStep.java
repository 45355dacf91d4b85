package io.beckon.core.executable;

import io.beckon.core.effect.Decision;
import io.beckon.core.expression.Expression;
import io.beckon.core.time.GivenDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Waits for a date that the user, the trigger or the journey knows. Where there is none, or where
 * it is past and the author does not say to go on, the next step is left out.
 *
 * @param id of the step
 * @param date gives the date
 * @param shift which instant is meant by it
 * @param goOnIfPast whether a past date is as one that is due now
 * @param next id of the step that is left out; empty where none follows
 * @param behindNext where a journey goes on that leaves it out
 */
public record WaitUntilDateStep(
    String id,
    Expression date,
    GivenDate.Shift shift,
    boolean goOnIfPast,
    String next,
    int behindNext)
    implements ExecutableStep {

  @Override
  public boolean waits() {
    return true;
  }

  @Override
  public void reach(Visit visit) {
    Object value = date.evaluate(visit.situation());
    Optional<Long> instant = GivenDate.read(value).map(given -> given.instant(shift, visit.zone()));
    if (instant.isEmpty()) {
      leaveOutNext(visit, "no date");
    } else if (instant.get() < visit.due() && !goOnIfPast) {
      leaveOutNext(visit, "past");
    } else {
      visit.waitUntil(instant.get());
    }
  }

  @Override
  public void leadsTo(int place, IntConsumer take) {
    take.accept(place + 1);
    take.accept(behindNext);
  }

  private void leaveOutNext(Visit visit, String reason) {
    if (!next.isEmpty()) {
      Map<String, String> values = new LinkedHashMap<>();
      date.explain(visit.situation(), values);
      visit.acts().record(next, Decision.SKIPPED, reason, values);
    }
    visit.goTo(behindNext);
  }
}
